package governance

// CommitmentColumn is what one column of a file of commitments says; it is
// also the field of the problems found there. Exports and imports share them,
// so that what was exported can be read again.
type CommitmentColumn string

// The columns of a file of commitments, those of a declaration then those of
// the evidence of its steps.
const (
	ColumnNumber      CommitmentColumn = "number"
	ColumnFunder      CommitmentColumn = "funder"
	ColumnScheme      CommitmentColumn = "scheme"
	ColumnPurpose     CommitmentColumn = "purpose"
	ColumnMotive      CommitmentColumn = "motive"
	ColumnNature      CommitmentColumn = "nature"
	ColumnQuantity    CommitmentColumn = "quantity"
	ColumnUnitCost    CommitmentColumn = "unit_cost"
	ColumnAmount      CommitmentColumn = "amount"
	ColumnValuation   CommitmentColumn = "valuation"
	ColumnPool        CommitmentColumn = "pooled"
	ColumnEnvelope    CommitmentColumn = "envelope"
	ColumnTerritory   CommitmentColumn = "territory"
	ColumnDiscreet    CommitmentColumn = "confidential"
	ColumnCounted     CommitmentColumn = "counted"
	ColumnSource      CommitmentColumn = "source"
	ColumnDeclared    CommitmentColumn = "declared_on"
	ColumnLapse       CommitmentColumn = "lapse_date"
	ColumnGrantees    CommitmentColumn = "grantee"
	ColumnShares      CommitmentColumn = "share"
	ColumnSchedule    CommitmentColumn = "year"
	ColumnStatus      CommitmentColumn = "to"
	ColumnRequested   CommitmentColumn = "requested_on"
	ColumnBudget      CommitmentColumn = "budget_year"
	ColumnBody        CommitmentColumn = "body"
	ColumnResolved    CommitmentColumn = "resolved_on"
	ColumnDecision    CommitmentColumn = "decision"
	ColumnAgreed      CommitmentColumn = "agreed_on"
	ColumnSignatories CommitmentColumn = "signatories"
	ColumnObligated   CommitmentColumn = "obligated_on"
	ColumnObligation  CommitmentColumn = "obligation"
)

// CommitmentColumns returns the columns in the order of the model file.
func CommitmentColumns() []CommitmentColumn {
	return []CommitmentColumn{
		ColumnNumber, ColumnFunder, ColumnScheme, ColumnPurpose, ColumnMotive, ColumnNature, ColumnQuantity, ColumnUnitCost,
		ColumnAmount, ColumnValuation, ColumnPool, ColumnEnvelope, ColumnTerritory, ColumnDiscreet, ColumnCounted, ColumnSource,
		ColumnDeclared, ColumnLapse, ColumnGrantees, ColumnShares, ColumnSchedule, ColumnStatus, ColumnRequested, ColumnBudget,
		ColumnBody, ColumnResolved, ColumnDecision, ColumnAgreed, ColumnSignatories, ColumnObligated, ColumnObligation,
	}
}
