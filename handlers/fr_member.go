package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// People and what they may do.
const (
	msgCardEdit       = "Corriger la fiche"
	msgCardCorrected  = "La fiche est corrigée."
	msgAccessNew      = "Donner un accès"
	msgAccessGranted  = "L’accès est donné. Si cette personne ne s’est jamais connectée, invitez-la."
	msgRolesEdit      = "Changer les rôles"
	msgRolesChanged   = "Les rôles sont changés."
	msgAccessEnd      = "Retirer l’accès"
	msgAccessEnded    = "L’accès est retiré."
	msgInvited        = "L’invitation est envoyée."
	msgAccessLeft     = "Vous avez renoncé à votre accès."
	msgChooseMandates = "Choisissez ce que deviennent ses sièges."
	msgChooseDay      = "Indiquez le dernier jour des mandats."
)

func accessStates() []templates.Option {
	return []templates.Option{
		{Label: "en cours"},
		{Value: "unseated", Label: "sans siège"},
		{Value: "accountless", Label: "sans compte"},
		{Value: "past", Label: "passés"},
	}
}

func accessSorts() []templates.Option {
	return []templates.Option{{Label: "par personne"}, {Value: "organization", Label: "par organisation"}}
}

// personOptions are the people of a form, after the choice of someone new.
func personOptions(people []model.PersonName) []templates.Option {
	options := []templates.Option{{Label: "Quelqu’un d’autre, à écrire ci-dessous"}}
	for _, p := range people {
		label := strings.TrimSpace(p.FamilyName + " " + p.GivenName)
		if p.Organization != "" {
			label += " – " + p.Organization
		}
		options = append(options, templates.Option{Value: number(p.ID), Label: label})
	}
	return options
}

// accountTags say that someone cannot log in yet, and whether they are invited.
func accountTags(account bool, invitedUntil *time.Time, now time.Time) []templates.Tag {
	if account {
		return nil
	}
	return append([]templates.Tag{{Word: "sans compte", Tone: "neutral"}}, invitedTags(invitedUntil, now)...)
}

func invitedTags(until *time.Time, now time.Time) []templates.Tag {
	switch {
	case until == nil:
		return nil
	case !now.Before(*until):
		return []templates.Tag{{Word: "invitation expirée", Tone: "accent"}}
	}
	return []templates.Tag{{Word: "invitation envoyée", Tone: "brand"}}
}

// contactRows are how to reach someone, for those who may know.
func contactRows(p governance.Person, visible bool) []templates.Row {
	if !visible {
		return nil
	}
	return []templates.Row{{Label: "Adresse électronique", Value: p.Email}, {Label: "Téléphone", Value: p.Phone}}
}

// heldPeriod writes since when someone has an access, or from when to when.
func heldPeriod(h model.HeldMembership, zone *time.Location) string {
	from := governance.DateOf(h.CreatedAt, zone)
	if h.EndedAt == nil {
		return period(from, "", from)
	}
	return period(from, governance.DateOf(*h.EndedAt, zone), from)
}
