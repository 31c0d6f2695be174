// Says what is not taken, and keeps nothing of it: neither words nor what was sent together with them.
using GridBot.Classification.Refusing;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Refusals. The draft that stands open goes on as it was before the refused message and what came with it.</summary>
internal sealed class RefusalTurn(DialogSet dialogs, LooseTurn loose)
{
    /// <summary>Anything but publicity held belongs to the public line of this matter, which has its own number (scope).</summary>
    private const int StateSecurity = 23;

    /// <summary>Refuses a message when its words are not taken; they are looked at as they were written, before they are masked.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="words">What was written: a text, or the label of a place.</param>
    public bool Hear(Turn turn, string words)
    {
        if (dialogs.Refusal.Decide(words) is not { Refused: true } decision)
        {
            return false;
        }

        if (!DropWordless(turn))
        {
            return true;
        }

        turn.IsJunk = true;
        turn.Do(new Effect.CountRefusal(decision.Rule ?? ""));
        PassingOver.Begin(turn);
        turn.Lead(PhraseOf(decision));
        if (turn.Draft is { Matter: null, Said.Count: 0 })
        {
            turn.DropDraft();
        }

        if (turn.Draft is null)
        {
            turn.SaysOnlyLeads = true;
        }
        else if (turn.Draft.Filed is null)
        {
            turn.Lead(Phrase.RefusedGoOn);
        }

        return true;
    }

    /// <summary>What is said of a message that is refused; null when it is taken. For a second delivery: of a refused message not even the answer is stored.</summary>
    public string? Answer(string words) => dialogs.Refusal.Decide(words) is { Refused: true } decision ? dialogs.Wording.Say(PhraseOf(decision)) : null;

    /// <summary>Remembers what a message without words added, until the person writes.</summary>
    /// <param name="turn">The turn that has taken it.</param>
    /// <param name="placeBefore">The draft's place before.</param>
    public static void Remember(Turn turn, SlotValue? placeBefore)
    {
        var known = turn.Session.Wordless ?? new Wordless([], turn.Input.Now);
        turn.Session = turn.Session with
        {
            Wordless = turn.Input.Activity.Kind != ActivityKind.Location
                ? known with { Attachments = [.. known.Attachments, turn.Input.Activity.AttachmentId], At = turn.Input.Now }
                : known with { HasPlace = true, PlaceBefore = known.HasPlace ? known.PlaceBefore : placeBefore, At = turn.Input.Now },
        };
    }

    /// <summary>Words were taken: what came before them is theirs.</summary>
    public static void Forget(Turn turn)
    {
        if (turn.Session.Wordless is not null)
        {
            turn.Session = turn.Session with { Wordless = null };
        }
    }

    // Takes out of the draft, or the report just filed, what was sent since the last words. False when the turn wants something first.
    private bool DropWordless(Turn turn)
    {
        if (turn.Session.Wordless is not { } wordless)
        {
            return true;
        }

        Forget(turn);
        if (turn.Input.Now - wordless.At > LooseTurn.FollowsWithin)
        {
            return true;
        }

        if (turn.Draft is not { } draft)
        {
            return loose.Drop(turn, wordless.Attachments);
        }

        List<string> dropped = [.. draft.Attachments.Intersect(wordless.Attachments, StringComparer.Ordinal)];
        if (dropped.Count > 0)
        {
            turn.Do(new Effect.DropAttachments(dropped));
            draft = draft with { Attachments = [.. draft.Attachments.Except(dropped, StringComparer.Ordinal)] };
        }

        if (wordless.HasPlace)
        {
            draft = wordless.PlaceBefore is { } before ? draft.With(before) : draft.Without(DraftTurn.PlaceSlot);
        }

        turn.SetDraft(draft);
        return true;
    }

    private static Phrase PhraseOf(RefusalDecision decision)
        => decision.Matter == StateSecurity ? Phrase.RefusedStateSecurity : decision.SayAgain ? Phrase.RefusedSayAgain : Phrase.Refused;
}
