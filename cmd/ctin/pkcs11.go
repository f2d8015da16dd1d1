//go:build pkcs11

package main

import (
	"crypto"
	"errors"
	"fmt"

	"github.com/ThalesGroup/crypto11"
)

// open finds the key in the device. The session lasts as long as the program:
// each seal needs it.
func (d device) open(pin string) (crypto.Signer, error) {
	session, err := crypto11.Configure(&crypto11.Config{Path: d.module, TokenLabel: d.token, Pin: pin})
	if err != nil {
		return nil, fmt.Errorf(msgSealDevice, d.token, err)
	}
	key, err := session.FindKeyPair(nil, []byte(d.object))
	if err != nil || key == nil {
		return nil, errors.Join(fmt.Errorf(msgSealDeviceKey, d.token, d.object), err, session.Close())
	}
	return key, nil
}
