package governance

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// DistributionKey is how money of the pool is shared among actions.
type DistributionKey string

// The keys.
const (
	KeyEqual      DistributionKey = "equal"
	KeyPopulation DistributionKey = "population" // of the territory of who carries the action
	KeyPosts      DistributionKey = "posts"      // that the action was given
	KeyWeights    DistributionKey = "weights"    // typed
	KeyByHand     DistributionKey = "by_hand"    // amounts typed
)

// DistributionKeys returns the keys in the order the interface lists them.
func DistributionKeys() []DistributionKey {
	return []DistributionKey{KeyEqual, KeyPopulation, KeyPosts, KeyWeights, KeyByHand}
}

// DistributionDraft is a distribution as typed. Amount may be left out: it is
// then the whole pool, or what the amounts by hand add up to.
type DistributionDraft struct {
	Decision DecisionID
	Amount   string
	Key      string
	Lines    []DistributionLine // of the actions that were chosen
}

// DistributionLine is an action that was chosen: its weight, or its amount by
// hand, as typed; empty for what is known of it.
type DistributionLine struct {
	Action ActionID
	Value  string
}

// DistributionBasis is what is known of an action that may be given money.
type DistributionBasis struct {
	ID         ActionID
	Number     int
	Title      string
	Population int64  // zero when it is not known
	Territory  string // whose population it is
	Posts      int64
	Missing    Cents // its reste à financer, in cash and on firm amounts
}

// Distribution is money of the pool, shared among actions to the cent.
type Distribution struct {
	Decision DecisionID
	Key      DistributionKey
	Amount   Cents
	Left     Cents // in the pool once it is made
	Parts    []DistributionPart
}

// DistributionPart is what an action is given, and out of which commitments.
type DistributionPart struct {
	DistributionBasis
	Weight int64 // zero by hand
	Amount Cents
	Drawn  []Draw
}

// Draw is a share of one commitment.
type Draw struct {
	Commitment CommitmentID
	Number     int
	Amount     Cents
}

// Excess is by how much the part passes what the action still looks for: an
// alert, not an error (F12).
func (p DistributionPart) Excess() Cents { return max(p.Amount-max(p.Missing, 0), 0) }

// Mark changes when the distribution does: it says which one a person has read.
func (d Distribution) Mark() string {
	text, _ := json.Marshal(d) // numbers and text alone
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// Distribute shares money of the pool among the actions that were chosen, to
// the cent by largest remainder (F11), never more than the pool holds (F10).
// The field of a line is "value-" and the number of its action.
func Distribute(d DistributionDraft, basis []DistributionBasis, purses []Purse) (Distribution, Problems) {
	out := Distribution{Decision: d.Decision, Key: DistributionKey(d.Key)}
	var p Problems
	if out.Decision == 0 {
		p.Add(Fail(Invalid, msgDistributionDecision).On("decision"))
	}
	if !slices.Contains(DistributionKeys(), out.Key) {
		p.Add(Fail(Invalid, msgDistributionKey).On("key"))
		return out, p
	}
	out.choose(d.Lines, basis, &p)
	if out.Key == KeyByHand {
		out.byHand(d, &p)
	} else {
		out.byKey(d, Pool(purses), &p)
	}
	if out.Amount > Pool(purses) {
		p.Add(Fail(Conflict, msgAllocationTooMuch, euros(Pool(purses)), euros(out.Amount)).On("amount"))
	}
	if len(p) > 0 {
		return out, p
	}
	out.Left = Pool(purses) - out.Amount
	out.draw(purses)
	return out, nil
}

// choose keeps the actions that were chosen, in their order.
func (out *Distribution) choose(lines []DistributionLine, basis []DistributionBasis, p *Problems) {
	for _, l := range lines {
		i := slices.IndexFunc(basis, func(b DistributionBasis) bool { return b.ID == l.Action })
		if i < 0 {
			p.Add(Fail(Invalid, msgDistributionAction).On("actions"))
			return
		}
		part := DistributionPart{DistributionBasis: basis[i]}
		field := "value-" + strconv.FormatInt(int64(l.Action), 10)
		if out.Key == KeyByHand {
			var err *Error
			part.Amount, err = ParseCents(l.Value)
			if err == nil && part.Amount == 0 {
				err = Fail(Invalid, msgAllocationAmount)
			}
			if err != nil {
				p.Add(err.On(field))
			}
		} else {
			var err *Error
			part.Weight, err = out.weight(l.Value, basis[i])
			if err != nil {
				p.Add(err.On(field))
			}
		}
		out.Parts = append(out.Parts, part)
	}
	if len(lines) == 0 {
		p.Add(Fail(Invalid, msgDistributionNone).On("actions"))
	}
}

// maxWeight is more than any population: sums of weights never overflow.
const maxWeight = 1_000_000_000

// weight is what is typed, or else what is known of the action.
func (out *Distribution) weight(text string, b DistributionBasis) (int64, *Error) {
	text = strings.Join(strings.Fields(text), "")
	known := map[DistributionKey]int64{KeyEqual: 1, KeyPopulation: b.Population, KeyPosts: b.Posts}[out.Key]
	switch {
	case out.Key == KeyEqual:
		return 1, nil
	case text == "" && known > 0:
		return known, nil
	case text == "" && out.Key == KeyPopulation:
		return 0, Fail(Invalid, msgDistributionPopulation)
	case text == "" && out.Key == KeyPosts:
		return 0, Fail(Invalid, msgDistributionPosts)
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 || n > maxWeight {
		return 0, Fail(Invalid, msgDistributionWeight)
	}
	return n, nil
}

// byHand adds the amounts up, and compares them with the total when it is typed.
func (out *Distribution) byHand(d DistributionDraft, p *Problems) {
	for _, part := range out.Parts {
		out.Amount += part.Amount
	}
	if strings.TrimSpace(d.Amount) == "" || len(*p) > 0 {
		return
	}
	typed, err := parsePositive(d.Amount, "amount")
	p.Add(err)
	if err == nil && typed != out.Amount {
		p.Add(Fail(Invalid, msgDistributionSum, euros(out.Amount), euros(typed)).On("amount"))
	}
}

// byKey shares the amount, the whole pool when none is typed.
func (out *Distribution) byKey(d DistributionDraft, pool Cents, p *Problems) {
	out.Amount = pool
	if strings.TrimSpace(d.Amount) != "" {
		var err *Error
		out.Amount, err = parsePositive(d.Amount, "amount")
		p.Add(err)
	} else if pool <= 0 {
		p.Add(Fail(Conflict, msgDistributionEmpty).On("amount"))
	}
	if len(*p) > 0 {
		return
	}
	weights := make([]int64, len(out.Parts))
	for i, part := range out.Parts {
		weights[i] = part.Weight
	}
	for i, amount := range Share(out.Amount, weights) {
		out.Parts[i].Amount = amount
	}
}

// draw takes each part out of the commitments of the pool, in their order.
func (out *Distribution) draw(purses []Purse) {
	purses = slices.DeleteFunc(slices.Clone(purses), func(p Purse) bool { return !p.Pooled() || p.Left() <= 0 })
	for i := range out.Parts {
		part := &out.Parts[i]
		for left := part.Amount; left > 0; {
			purse := &purses[0]
			taken := min(left, purse.Left())
			part.Drawn = append(part.Drawn, Draw{purse.ID, purse.Number, taken})
			purse.Allocated, left = purse.Allocated+taken, left-taken
			if purse.Left() == 0 {
				purses = purses[1:]
			}
		}
	}
}
