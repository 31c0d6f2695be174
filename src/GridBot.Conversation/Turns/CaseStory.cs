// Tells a new report from words about a case.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>What somebody says while words about a case are waited for may be a report of its own; then it must not go to the case.</summary>
internal sealed class CaseStory(DialogSet dialogs)
{
    /// <summary>From this probability on a text without a place is surely of its matter.</summary>
    private const double Clear = 0.8;

    /// <summary>Fewest letters of a text without a place that tells something of its own; shorter ones are answers.</summary>
    private const int ShortestStory = 10;

    /// <summary>Whether a text surely tells something else than a case: of another matter, or at another place. What it is about must be sure; in doubt it belongs to the case.</summary>
    /// <param name="turn">The turn, with the text.</param>
    /// <param name="report">The case; null when none is known.</param>
    public bool TellsSomethingElse(Turn turn, Report? report)
    {
        if (!DraftTurn.IsStory(turn.Text) || turn.Rank(turn.Text) is not [{ Probability: >= Placing.Sure } best, ..])
        {
            return false;
        }

        var place = dialogs.PlaceIn(turn.Text, turn.Input.Now) is { } span ? turn.Text.Substring(span.Start, span.Length) : "";
        if (place.Length > 0 && report is not null && (report.Place.Text.Length == 0 ? best.Matter == report.Matter : AreOne(place, turn.Normal(report.Place.Text))))
        {
            return false;
        }

        return place.Length > 0 || (report is not null && best.Matter != report.Matter && best.Probability >= Clear && StoryText.Letters(turn.Text) >= ShortestStory);
    }

    private static bool AreOne(string one, string other)
        => one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal);
}
