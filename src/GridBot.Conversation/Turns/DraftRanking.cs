// Asks the model which matters a draft may belong to, and keeps with the draft what it said.
using GridBot.Classification;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The ranking of a draft.</summary>
internal static class DraftRanking
{
    /// <summary>Less probable matters are not worth a line where people choose; the menu holds them all.</summary>
    private const double LeastOffered = 0.05;

    /// <summary>Ranks all that was said; returns the matters that this person may report, the most probable first.</summary>
    public static IReadOnlyList<RankedMatter> Rank(Turn turn)
    {
        var (dialogs, draft) = (turn.Dialogs, turn.NeedDraft());
        var said = string.Join('\n', draft.Said);
        var text = dialogs.Mask.RemoveLabels(said);
        var ranked = turn.Rank(text);
        List<RankedMatter> open = [.. ranked.Where(entry => turn.MayReport(dialogs.Matter(entry.Matter)))];
        // What is too improbable to be told to the person was not suggested.
        var first = Placing.Of(open) == PlacingResult.Lost ? null : open[0];
        turn.SetDraft(draft with
        {
            Candidates = first is null ? [] : [.. open.Take(Placing.MostCandidates).Where(entry => entry.Probability >= LeastOffered).Select(entry => entry.Matter)],
            Placement = new Placement
            {
                Model = dialogs.Classifier.Version,
                Suggestions = [.. ranked.Take(Placement.MostSuggestions).Select(entry => new Suggestion(entry.Matter, Math.Round(entry.Probability, Placement.Decimals)))],
                Suggested = first?.Matter ?? Report.Unplaced,
                Reasons = first is null ? [] : dialogs.Classifier.Reasons(text, first),
                TextLength = said.Length,
            },
        });
        return open;
    }
}
