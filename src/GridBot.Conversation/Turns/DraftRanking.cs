// Asks the model which matters a draft may belong to, and keeps with the draft what it said.
using GridBot.Classification;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The ranking of a draft.</summary>
internal static class DraftRanking
{
    /// <summary>Less probable matters are not worth a line where people choose; the menu holds them all.</summary>
    private const double LeastOffered = 0.02;

    /// <summary>Ranks all that was said; returns the matters that this person may report, the most probable first.</summary>
    public static IReadOnlyList<RankedMatter> Rank(Turn turn)
    {
        var (dialogs, draft) = (turn.Dialogs, turn.NeedDraft());
        var said = string.Join('\n', draft.Said);
        var text = dialogs.Mask.RemoveLabels(said);
        var ranked = dialogs.Classifier.Rank(text);
        List<RankedMatter> open = [.. ranked.Where(entry => turn.MayReport(dialogs.Matter(entry.Matter)))];
        turn.SetDraft(draft with
        {
            Candidates = [.. open.Take(Placing.MostCandidates).Where(entry => entry.Probability >= LeastOffered).Select(entry => entry.Matter)],
            Placement = new Placement
            {
                Model = dialogs.Classifier.Version,
                Suggestions = [.. ranked.Take(Placement.MostSuggestions).Select(entry => new Suggestion(entry.Matter, Math.Round(entry.Probability, Placement.Decimals)))],
                Suggested = open is [var first, ..] ? first.Matter : Report.Unplaced,
                Reasons = open is [var best, ..] ? dialogs.Classifier.Reasons(text, best) : [],
                TextLength = said.Length,
            },
        });
        return open;
    }
}
