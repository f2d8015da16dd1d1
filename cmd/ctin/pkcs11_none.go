//go:build !pkcs11

package main

import (
	"crypto"
	"errors"
)

// open says that this program was built without what devices need: a C
// compiler, and libraries of the system.
func (device) open(string) (crypto.Signer, error) { return nil, errors.New(msgSealNoDevice) }
