// Replays how a filed report was placed: the same text, the same model, the same outcome or not.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;

namespace GridBot.Commands;

/// <summary>Replays placements. Never prints who reported.</summary>
/// <param name="dialogs">The dialogs in use.</param>
/// <param name="models">Finds the model of a version; null when it is not there any more.</param>
internal sealed class PlacementReplay(DialogSet dialogs, Func<string, Classifier?> models)
{
    /// <summary>Prints what is kept of the report's placement and what its model says now; false when that model or the text it ranked is not there any more.</summary>
    public async Task<bool> PrintAsync(Report report, TextWriter print, TextWriter errors)
    {
        var placement = report.Placement;
        await LineAsync(print, $"report               {report.Number.Text}");
        await LineAsync(print, $"stands under         {(report.IsPlaced ? Named(report.Matter) : "no matter yet")}");
        await LineAsync(print, $"chosen               {Chosen(placement.By)}");
        await LineAsync(print, $"dialogs              {report.DialogVersion}");
        if (!placement.WasRanked)
        {
            await print.WriteLineAsync("No model was asked about it.");
            return true;
        }

        await LineAsync(print, $"model                {placement.Model}");
        await LineAsync(print, $"suggested            {(placement.Suggested == Report.Unplaced ? "nothing" : Named(placement.Suggested))}");
        await LineAsync(print, $"because of           {string.Join(", ", placement.Reasons)}");
        await LineAsync(print, $"characters ranked    {placement.TextLength} of {report.Text.Length}");
        foreach (var suggestion in placement.Suggestions)
        {
            await LineAsync(print, $"{suggestion.Matter,6}  {suggestion.Probability:0.0000}  {dialogs.Matter(suggestion.Matter).Name}");
        }

        await print.WriteLineAsync();
        if (placement.TextLength > report.Text.Length)
        {
            await errors.WriteLineAsync("What was said was corrected after it was ranked: the text of then is not there any more.");
            return false;
        }

        var text = dialogs.Mask.RemoveLabels(report.Text[..placement.TextLength]);
        if (models(placement.Model) is not { } model)
        {
            await errors.WriteLineAsync($"The model {placement.Model} is not there any more; what follows is said by the present one.");
            await new DecisionPrinter(print, dialogs).RankingAsync(dialogs.Classifier, text);
            return false;
        }

        var again = model.Rank(text).Take(Placement.MostSuggestions).Select(entry => new Suggestion(entry.Matter, Math.Round(entry.Probability, Placement.Decimals)));
        await print.WriteLineAsync(placement.Suggestions.SequenceEqual(again)
            ? "The same text and the same model give the same suggestions:"
            : "The same model gives other suggestions: what was said was corrected after it was ranked, or the kept placement was changed.");
        await new DecisionPrinter(print, dialogs).RankingAsync(model, text);
        return true;
    }

    private string Named(int matter) => string.Create(CultureInfo.InvariantCulture, $"{matter} {dialogs.Matter(matter).Name}");

    private static string Chosen(PlacedBy by) => by switch
    {
        PlacedBy.Sure => "by the model, which was sure; the person let it stand",
        PlacedBy.Offered => "by the person, from those offered",
        PlacedBy.Menu => "by the person, from the menu",
        PlacedBy.Changed => "by the person, who changed another one",
        PlacedBy.Early => "by the model, which was sure; urgent, it went out unasked",
        PlacedBy.HandedOver => "left to the city's office",
        _ => "not known",
    };

    private static Task LineAsync(TextWriter print, FormattableString line) => print.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
