// Package perimeter is the geography of France: its communes, EPCI and
// départements with their populations, how to find one by what a person types,
// and how to add several up without counting an inhabitant twice.
//
// It does not know coordinations, the network or a database: the tables are
// embedded (README.md says where they come from) and change with the program.
package perimeter

//go:generate go run ./generate
