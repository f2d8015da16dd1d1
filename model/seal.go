package model

import "ctin/governance/seal"

// SealWith gives the certificate that approved minutes are sealed with, or nil
// when there is none yet: minutes then wait to be sealed. It is called once,
// before the Store is used; the copies that At makes afterwards have it too.
func (s *Store) SealWith(c *seal.Certificate) { s.seal = c }

// StampWith gives the authority that proves when minutes are sealed, or nil for
// none. With one, nothing is sealed without its proof. It is called once, like
// SealWith.
func (s *Store) StampWith(a seal.Authority) { s.stamper = a }

// Stamps tells whether what is sealed from now on carries a proof of its time.
func (s *Store) Stamps() bool { return s.stamper != nil }
