// Photos and places that come right after filing: they go to the filed report, unless a new story follows that takes them along.
using GridBot.Classification;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>What was sent without words after filing.</summary>
internal sealed class LooseTurn(AmendmentTurn amendments)
{
    /// <summary>What comes without words this soon after filing belongs to the filed report.</summary>
    public static readonly TimeSpan BelongsWithin = TimeSpan.FromMinutes(10);

    /// <summary>A new story this soon after takes it along.</summary>
    public static readonly TimeSpan FollowsWithin = TimeSpan.FromMinutes(2);

    /// <summary>Takes the filed report up for an attachment or location that is about to be added; nothing when none was filed shortly before.</summary>
    public void Begin(Turn turn)
    {
        if (turn.Draft is not null || turn.Session.Recent is not { } recent || turn.Input.Now - recent.At > BelongsWithin || turn.OwnReports() is not { } reports
            || reports.FirstOrDefault(report => report.Number.Text == recent.Number) is not { IsFresh: true } filed)
        {
            return;
        }

        var activity = turn.Input.Activity;
        if ((activity.Kind != ActivityKind.Location && filed.Attachments.Count >= AttachmentTurn.MaximumAttachments) || !amendments.Begin(turn, filed))
        {
            return;
        }

        turn.Session = turn.Session with
        {
            Recent = activity.Kind == ActivityKind.Location
                ? recent with { PlaceBefore = recent.PlaceBefore ?? filed.Place, LooseAt = turn.Input.Now }
                : recent with { Loose = [.. recent.Loose, activity.AttachmentId], LooseAt = turn.Input.Now },
        };
        turn.AfterBurst = true;
        turn.Lead(Phrase.LooseAdded, ("number", recent.Number));
    }

    /// <summary>A new story begins: what came without words a moment ago is its own, and the filed report gives it back.</summary>
    public void TakeBack(Turn turn)
    {
        if (turn.Draft is not null || turn.Session.Recent is not { LooseAt: { } at } recent || turn.Input.Now - at > FollowsWithin || !IsStory(turn)
            || turn.OwnReports() is not { } reports || reports.FirstOrDefault(report => report.Number.Text == recent.Number) is not { IsFresh: true } filed)
        {
            return;
        }

        turn.Session = turn.Session with { Recent = recent with { Loose = [], PlaceBefore = null, LooseAt = null } };
        var open = turn.Session.Open;
        if (!amendments.Begin(turn, filed))
        {
            return;
        }

        var draft = turn.Draft!;
        var place = draft.Find(DraftTurn.PlaceSlot);
        var restored = recent.PlaceBefore is { } before ? Restored(turn, draft, before) : draft;
        turn.SetDraft(restored with { Attachments = [.. draft.Attachments.Except(recent.Loose, StringComparer.Ordinal)] });
        amendments.Store(turn);
        if (turn.Wants != TurnWants.None)
        {
            return;
        }

        turn.Session = turn.Session with { Draft = null, Open = open };
        var next = turn.NeedDraft() with { Attachments = recent.Loose };
        turn.SetDraft(recent.PlaceBefore is not null && place?.Point is { } point ? next.With(new SlotValue(DraftTurn.PlaceSlot, "", turn.PointText(point), SlotSource.Said, point)) : next);
        turn.Lead(Phrase.LooseMoved);
    }

    /// <summary>What came without words a moment ago was sent together with something refused: the filed report gives it back, and nobody keeps it. False when the turn wants something first.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="attachments">Ids of the attachments.</param>
    public bool Drop(Turn turn, IReadOnlyList<string> attachments)
    {
        if (turn.Session.Recent is not { LooseAt: not null } recent)
        {
            return true;
        }

        if (turn.OwnReports() is not { } reports)
        {
            return false;
        }

        if (reports.FirstOrDefault(report => report.Number.Text == recent.Number) is not { IsFresh: true } filed)
        {
            return true;
        }

        turn.Session = turn.Session with { Recent = recent with { Loose = [], PlaceBefore = null, LooseAt = null } };
        var open = turn.Session.Open;
        if (!amendments.Begin(turn, filed))
        {
            return true;
        }

        var draft = turn.Draft!;
        var restored = recent.PlaceBefore is { } before ? Restored(turn, draft, before) : draft;
        turn.SetDraft(restored with { Attachments = [.. draft.Attachments.Except(attachments, StringComparer.Ordinal)] });
        amendments.Store(turn);
        turn.Session = turn.Session with { Draft = null, Open = open };
        if (turn.Wants != TurnWants.None)
        {
            return false;
        }

        if (attachments.Count > 0)
        {
            turn.Do(new Effect.DropAttachments(attachments));
        }

        return true;
    }

    /// <summary>Whether a text tells something of its own.</summary>
    private bool IsStory(Turn turn)
        => DraftTurn.IsStory(turn.Text) && turn.Rank(turn.Text) is [{ } best, ..] && best.Probability >= Placing.Likely;

    private static Draft Restored(Turn turn, Draft draft, Place place)
        => turn.Show(place) is { Length: > 0 } shown ? draft.With(new SlotValue(DraftTurn.PlaceSlot, place.Text, shown, SlotSource.Said, place.Point)) : draft.Without(DraftTurn.PlaceSlot);
}
