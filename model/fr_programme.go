package model

// The programme coordonné de financement.
const (
	msgNoDraftMeeting = "Aucune séance du comité stratégique n’est en préparation\u00a0: préparez-en une, puis inscrivez-y le programme."
	msgProgrammeThere = "Le programme est déjà à l’ordre du jour de cette séance. Pour y mettre les chiffres d’aujourd’hui, retirez d’abord ce point."
	labelProgramme    = "Programme coordonné de financement %s, édition %d (empreinte %s)"
)

const programmeNames = `
		select 'édition ' || p.number, ''
		from programmes p
		where j.object_kind = 'programme' and p.coordination_id = $1 and p.id = j.object_id
		union all
		select k.title, k.year::text
		from campaigns k
		where j.object_kind = 'campaign' and k.coordination_id = $1 and k.id = j.object_id`
