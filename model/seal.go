package model

import "ctin/governance/seal"

// SealWith gives the certificate that approved minutes are sealed with, or nil
// when there is none yet: minutes then wait to be sealed. It is called once,
// before the Store is used; the copies that At makes afterwards have it too.
func (s *Store) SealWith(c *seal.Certificate) { s.seal = c }
