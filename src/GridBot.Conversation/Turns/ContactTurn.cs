// Hears a contact that somebody chooses to leave for the bureau, or takes back.
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Reports.Masking;

namespace GridBot.Conversation.Turns;

/// <summary>
/// Contacts. Nobody is asked for one; who wants to be called says so by a reserved word with the number, which is kept sealed and apart from the report. In what is said otherwise, numbers are masked as ever.
/// </summary>
internal static class ContactTurn
{
    /// <summary>Characters of a number at most, with what people put between its digits.</summary>
    private const int MostNumber = 24;

    /// <summary>Hears the message when it leaves a contact or takes it back; false when it does neither.</summary>
    public static bool Hear(Turn turn)
    {
        var said = turn.Input.Activity.Text;
        var commands = turn.Dialogs.Commands;
        if (commands.Is(turn.Text, Command.DropContact))
        {
            turn.Do(new Effect.DropContacts());
            turn.SetDraft(turn.Draft is { HasContact: true } draft ? draft with { HasContact = false } : turn.Draft);
            turn.Lead(Phrase.ContactDropped);
            turn.SaysOnlyLeads = turn.Draft is null;
            return true;
        }

        if (commands.RestOf(said, Command.LeaveContact, MostNumber) is not { } rest)
        {
            return false;
        }

        if (ContactNumber.Read(rest) is not { } number)
        {
            if (rest.Length > 0)
            {
                // "My phone is broken" is a story.
                return false;
            }

            turn.Lead(Phrase.ContactHow);
            turn.SaysOnlyLeads = turn.Draft is null;
            return true;
        }

        Keep(turn, number);
        return true;
    }

    private static void Keep(Turn turn, string contact)
    {
        if (turn.Draft is { Filed: null } draft)
        {
            turn.Do(new Effect.KeepContact(null, contact));
            turn.SetDraft(draft with { HasContact = true });
            turn.Lead(PhraseFor(turn, draft.Matter), ("hint", ContactNumber.Hint(contact)));
            return;
        }

        if (turn.OwnReports() is not { } reports)
        {
            return;
        }

        // For the report it is being spoken of, else the newest that somebody still deals with.
        var about = turn.Draft?.Filed ?? turn.Session.Recent?.Number;
        var open = reports.Where(report => !OwnReportsTurn.IsJoined(turn, report) && CaseLife.IsOpen(report.State)).ToList();
        if ((open.Find(report => report.Number.Text == about) ?? open.FirstOrDefault()) is not { } report)
        {
            turn.SayOnly(Phrase.ContactNeedsReport);
            return;
        }

        turn.Do(new Effect.KeepContact(report.Number, contact));
        turn.Lead(PhraseFor(turn, report.Matter), ("hint", ContactNumber.Hint(contact)));
        turn.SaysOnlyLeads = turn.Draft is null;
    }

    // Of a minor nobody keeps a contact but that of who looks after them.
    private static Phrase PhraseFor(Turn turn, int? matter)
        => matter is { } no && turn.Dialogs.FlowOf(no) is { GuardianContact: true } ? Phrase.ContactKeptGuardian : Phrase.ContactKept;
}
