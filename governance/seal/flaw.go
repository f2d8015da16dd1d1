package seal

// Flaw is what is wrong with a certificate, or with a PDF and its seal. It is
// an error too; the sentence for the person is its caller's.
type Flaw string

// What makes a certificate unfit to seal.
const (
	NoCertificate Flaw = "no_certificate" // there is no certificate in the PEM text, or one that cannot be read
	NoKey         Flaw = "no_key"         // there is no private key in the PEM text, or one that cannot be read
	LockedKey     Flaw = "locked_key"     // the private key is encrypted
	OtherKey      Flaw = "other_key"      // the private key belongs to none of the certificates
	WeakKey       Flaw = "weak_key"       // neither RSA of 2 048 bits or more, nor ECDSA on P-256 or P-384
	WrongUse      Flaw = "wrong_use"      // the certificate is not made for signing documents
	BrokenChain   Flaw = "broken_chain"   // a certificate is not issued by the next one
	OutOfTime     Flaw = "out_of_time"    // the certificate was not valid yet, or no longer, at that time
)

// Why a PDF cannot be sealed.
const (
	AlreadySealed Flaw = "already_sealed" // it has a form, hence perhaps a seal
	NoPage        Flaw = "no_page"        // it has no such page
	NoRoom        Flaw = "no_room"        // the certificates do not fit into the space kept for the seal
	NoStamp       Flaw = "no_stamp"       // the authority that proves times did not answer, or refused
	NotAccepted   Flaw = "not_accepted"   // what was just sealed does not verify: the key does not do its work
)

// Why the seal of a PDF is refused, in the order they are looked for.
const (
	NotPDF           Flaw = "not_pdf"           // the file is no PDF
	Unreadable       Flaw = "unreadable"        // it is damaged, or written in a way that this package does not read
	Unsealed         Flaw = "unsealed"          // it has no signature
	Several          Flaw = "several"           // it has more than one signature
	OtherForm        Flaw = "other_form"        // its signature is not written as Sign writes them
	Moved            Flaw = "moved"             // what the signature leaves out is not its own value
	OtherCertificate Flaw = "other_certificate" // the certificates are not those that the signature names
	BadSignature     Flaw = "bad_signature"     // the signature is not of the certificate's key
	BadStamp         Flaw = "bad_stamp"         // the token that is to prove its time does not
	Altered          Flaw = "altered"           // the file is not the one that was sealed
	Extended         Flaw = "extended"          // something was added after the sealed file
)

// Error is the name of the flaw, for the log.
func (f Flaw) Error() string { return string(f) }
