package auth

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// LoadProviders reads the registrations from a JSON file, the value of the
// variable OIDC_PROVIDERS: a list of objects, whose keys are the JSON names of
// Provider. It is strict, because a misspelt key would otherwise weaken the
// login in silence. Each error names the variable and the field at fault.
func LoadProviders(path string) ([]Provider, error) {
	if path == "" {
		return nil, errors.New(configMissing)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf(configUnreadable, err)
	}
	list, err := decodeProviders(data)
	if err != nil {
		return nil, fmt.Errorf(configSyntax, path, err)
	}
	return completeProviders(list)
}

func decodeProviders(data []byte) ([]Provider, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var list []Provider
	if err := d.Decode(&list); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New(configTrailing)
	}
	return list, nil
}

// completeProviders fills in the defaults and refuses an incoherent list.
func completeProviders(list []Provider) ([]Provider, error) {
	if len(list) == 0 {
		return nil, errors.New(configNone)
	}
	slugs, issuers := map[string]bool{}, map[string]bool{}
	complete := make([]Provider, len(list))
	for i, p := range list {
		p = p.complete()
		f := p.fault()
		switch {
		case f.field != "":
		case slugs[p.Slug]:
			f = fault{"slug", reasonTwice}
		case issuers[p.Issuer]:
			f = fault{"issuer", reasonTwice}
		}
		if f.field != "" {
			return nil, fmt.Errorf(configField, i+1, f.field, f.reason)
		}
		slugs[p.Slug], issuers[p.Issuer] = true, true
		complete[i] = p
	}
	return complete, nil
}
