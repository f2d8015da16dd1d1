// Package facts holds the national figures that five public articles published
// between 2018 and 2021, each with its sources and its year, and the sums that
// can be made of them. Two figures that differ on one notion are two figures:
// nothing here chooses between them. The package knows no coordination and
// nothing that its members write.
package facts
