package handlers

import (
	"context"
	"strconv"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// ballotOpen puts a text to the vote.
func (a *App) ballotOpen(c *gin.Context) error {
	typed, err := form[templates.BallotForm](c)
	if err != nil {
		return err
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	at, err := votedAt(room, typed.At)
	if err == nil {
		_, err = a.Store.OpenBallot(c.Request.Context(), visitOf(c).actor, room.ID, governance.Ballot{
			ItemID: governance.AgendaItemID(typed.Item), Kind: governance.BallotKind(typed.Kind), Motion: typed.Motion,
		}, at)
	}
	return a.roomDone(c, room.ID, onVotedAt(err), msgBallotOpened, roomTyped{ballot: typed})
}

// votedAt reads the hour of a vote.
func votedAt(room model.RoomRecord, typed string) (time.Time, error) {
	at, invalid := governance.HourOn(room.Day, typed, "at", room.Zone())
	if invalid != nil {
		return at, invalid
	}
	return at, nil
}

// onVotedAt points what is wrong with an hour at the field of the vote: that
// of attendance, on the same page, has the plain name.
func onVotedAt(err error) error {
	for _, p := range governance.ProblemsOf(err) {
		if p.Field == "at" {
			p.Field = "voted_at"
		}
	}
	return err
}

// ballot reads the numbers of the address.
func ballot(c *gin.Context) (governance.MeetingID, governance.BallotID, error) {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return 0, 0, err
	}
	b, err := id[governance.BallotID](c, "scrutin")
	return meeting, b, err
}

// ballotCast records the voice that a button says, « seat:choice »: in the open,
// or in the urn.
func (a *App) ballotCast(cast castVote, flash string) func(*gin.Context) error {
	return func(c *gin.Context) error {
		meeting, b, err := ballot(c)
		if err != nil {
			return err
		}
		seat, choice, _ := strings.Cut(c.PostForm("vote"), ":") // the rule refuses a choice that is none
		err = cast(c.Request.Context(), visitOf(c).actor, meeting, governance.Vote{
			BallotID: b, SeatID: chosen[governance.SeatID](seat), Choice: governance.Choice(choice),
		})
		return a.roomDone(c, meeting, err, flash, roomTyped{})
	}
}

// castVote is a way of giving a voice.
type castVote func(context.Context, governance.Actor, governance.MeetingID, governance.Vote) error

// ballotRecord records whole a vote that was counted in the room.
func (a *App) ballotRecord(c *gin.Context) error {
	typed, err := form[templates.CountForm](c)
	if err != nil {
		return err
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	count, at, err := countedAt(room, typed)
	if err == nil {
		_, err = a.Store.RecordCounted(c.Request.Context(), visitOf(c).actor, room.ID, model.CountedVote{
			ItemID: chosen[governance.AgendaItemID](c.PostForm("item")), Motion: clean(c.PostForm("motion")), Count: count, At: at,
		})
	}
	return a.roomDone(c, room.ID, onVotedAt(err), msgBallotClosed, roomTyped{count: typed})
}

// ballotClose counts a ballot.
func (a *App) ballotClose(c *gin.Context) error {
	typed, err := form[templates.CountForm](c)
	if err != nil {
		return err
	}
	_, b, err := ballot(c)
	if err != nil {
		return err
	}
	room, err := a.room(c)
	if err != nil {
		return err
	}
	count, at, err := countedAt(room, typed)
	if err == nil {
		err = a.Store.CloseBallot(c.Request.Context(), visitOf(c).actor, room.ID, b, count, at)
	}
	return a.roomDone(c, room.ID, onVotedAt(err), msgBallotClosed, roomTyped{count: typed})
}

// countedAt reads what was counted, and when.
func countedAt(room model.RoomRecord, typed templates.CountForm) (governance.Count, time.Time, error) {
	at, err := votedAt(room, typed.At)
	if err != nil {
		return governance.Count{}, at, err
	}
	count, err := counted(room, typed)
	return count, at, err
}

// counted reads what was counted by hand, and who objects by name.
func counted(room model.RoomRecord, typed templates.CountForm) (governance.Count, error) {
	var problems governance.Problems
	count := governance.Count{
		Chair: governance.Choice(typed.Chair),
		Tally: governance.Tally{
			For: voices(&problems, typed.For, "for"), Against: voices(&problems, typed.Against, "against"),
			Abstain: voices(&problems, typed.Abstain, "abstain"),
		},
	}
	var names []string
	for _, seat := range typed.Objector {
		if place, ok := room.Place(chosen[governance.SeatID](seat)); ok {
			names = append(names, place.Name())
		}
	}
	count.Objector = objection(names, typed.Words)
	return count, problems.Err()
}

// voices reads a number of voices; none is nothing.
func voices(problems *governance.Problems, typed, field string) int {
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 0 || n > 10_000 {
		problems.Add(governance.Fail(governance.Invalid, msgVoices).On(field))
	}
	return n
}

// ballotGiveUp closes a ballot that is not counted.
func (a *App) ballotGiveUp(c *gin.Context) error {
	meeting, b, err := ballot(c)
	if err != nil {
		return err
	}
	err = a.Store.GiveUpBallot(c.Request.Context(), visitOf(c).actor, meeting, b)
	return a.roomDone(c, meeting, err, msgBallotGivenUp, roomTyped{})
}

// decisionAdopt makes a decision of an adopted text.
func (a *App) decisionAdopt(c *gin.Context) error {
	typed, err := form[templates.AdoptForm](c)
	if err != nil {
		return err
	}
	meeting, b, err := ballot(c)
	if err != nil {
		return err
	}
	var problems governance.Problems
	adoption := model.Adoption{
		MeetingID: meeting, BallotID: b, Owner: typed.Owner, OwnerID: chosen[governance.PersonID](typed.Person),
		DueOn: date(&problems, typed.DueOn, "due_on"),
	}
	if action := chosen[governance.ActionID](typed.Action); action != 0 {
		adoption.Actions = []governance.ActionID{action}
	}
	err = problems.Err()
	if err == nil {
		_, err = a.Store.AdoptDecision(c.Request.Context(), visitOf(c).actor, adoption)
	}
	return a.roomDone(c, meeting, err, msgDecisionAdopted, roomTyped{adopt: typed})
}
