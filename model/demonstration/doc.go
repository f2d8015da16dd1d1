// Package demonstration fills an instance with one believable day: the
// coordinations of the public record, and a story told by fictional people. It
// goes through the Store as people do, so that the journal tells the same
// story. Facts and examples stay visibly apart: every fictional organisation
// is marked « exemple », and nobody in it exists.
package demonstration
