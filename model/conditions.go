package model

import (
	"strconv"
	"strings"
)

// conditions is a where clause of what was asked, and of nothing else: a
// condition left out costs nothing, which PostgreSQL cannot see in one that is
// always true for the arguments of the day.
type conditions struct {
	text strings.Builder
	args []any
}

// and adds a condition, each ? of which is one of its arguments, in order.
func (c *conditions) and(condition string, args ...any) {
	word := "\n\t\tand "
	if c.text.Len() == 0 {
		word = "\n\twhere "
	}
	c.text.WriteString(word)
	for _, arg := range args {
		before, after, _ := strings.Cut(condition, "?")
		c.text.WriteString(before + c.arg(arg))
		condition = after
	}
	c.text.WriteString(condition)
}

// when adds a condition if it was asked for.
func (c *conditions) when(asked bool, condition string, args ...any) {
	if asked {
		c.and(condition, args...)
	}
}

// arg adds an argument, and returns its name.
func (c *conditions) arg(value any) string {
	c.args = append(c.args, value)
	return "$" + strconv.Itoa(len(c.args))
}

func (c *conditions) String() string { return c.text.String() }
