// Keeps the case an officer speaks of, what they were asked about it, and the photos that wait for their words.
using GridBot.Conversation.Sessions;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>The officer's talk of cases within the session. Photos that will not be used are dropped, whatever ends the talk.</summary>
internal static class OfficerTalk
{
    /// <summary>How long a case stays the one that is spoken of, and a question about it open.</summary>
    private static readonly TimeSpan SpokenOfFor = TimeSpan.FromMinutes(30);

    /// <summary>The talk, while it is fresh.</summary>
    public static CaseTalk? Of(Turn turn) => turn.Session.CaseTalk is { } talk && turn.Input.Now - talk.At <= SpokenOfFor ? talk : null;

    /// <summary>The talk whose question was the last thing asked: a report of the officer's own that moved on since comes first.</summary>
    public static CaseTalk? Asking(Turn turn)
        => Of(turn) is { Asks: not null } talk && (turn.Draft is null || turn.Draft.UpdatedAt <= talk.At) ? talk : null;

    /// <summary>A case is spoken of from now on; photos that waited stay where they went with it, else they are dropped.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="number">The case.</param>
    /// <param name="used">Photos that the step took with it.</param>
    public static void Speak(Turn turn, string number, IReadOnlyList<string> used)
    {
        DropPhotos(turn, used);
        turn.Session = turn.Session with { CaseTalk = new CaseTalk(number, turn.Input.Now) };
    }

    /// <summary>The officer is asked for the words of a step.</summary>
    public static void Ask(Turn turn, string number, CaseAction action)
    {
        var kept = Of(turn) is { } talk && talk.Number == number && action == CaseAction.Finish ? talk.Attachments : [];
        DropPhotos(turn, kept);
        turn.Session = turn.Session with { CaseTalk = new CaseTalk(number, turn.Input.Now) { Asks = action, Attachments = kept } };
    }

    /// <summary>Photos sent before a word was said, which began a draft of their own, belong to the case that is settled now.</summary>
    public static void Adopt(Turn turn, string number)
    {
        if (turn.Draft is not { Filed: null, Matter: null, Said.Count: 0, Values.Count: 0, Attachments.Count: > 0 } draft || turn.Input.Now - draft.UpdatedAt > LooseTurn.BelongsWithin)
        {
            return;
        }

        var talk = Of(turn) is { } spoken && spoken.Number == number ? spoken : null;
        DropPhotos(turn, talk?.Attachments ?? []);
        turn.Session = turn.Session with
        {
            Draft = null,
            Open = OpenQuestion.None,
            CaseTalk = new CaseTalk(number, turn.Input.Now) { Asks = talk?.Asks, Attachments = [.. talk?.Attachments ?? [], .. draft.Attachments] },
        };
    }

    /// <summary>Nothing is asked any more; the case stays the one that is spoken of.</summary>
    public static void Lapse(Turn turn)
    {
        if (turn.Session.CaseTalk is { } talk)
        {
            DropPhotos(turn);
            turn.Session = turn.Session with { CaseTalk = new CaseTalk(talk.Number, talk.At) };
        }
    }

    public static void DropAbandoned(Turn turn)
    {
        if (turn.Session.CaseTalk is not null && Of(turn) is null)
        {
            DropPhotos(turn);
            turn.Session = turn.Session with { CaseTalk = null };
        }
    }

    /// <summary>What was sent for a result goes: with words that were refused, or because nobody needs it any more.</summary>
    public static void DropPhotos(Turn turn) => DropPhotos(turn, []);

    private static void DropPhotos(Turn turn, IReadOnlyList<string> kept)
    {
        if (turn.Session.CaseTalk is not { Attachments.Count: > 0 } talk)
        {
            return;
        }

        List<string> gone = [.. talk.Attachments.Except(kept, StringComparer.Ordinal)];
        if (gone.Count > 0)
        {
            turn.Do(new Effect.DropAttachments(gone));
            turn.Session = turn.Session with { CaseTalk = talk with { Attachments = [.. talk.Attachments.Except(gone, StringComparer.Ordinal)] } };
        }
    }
}
