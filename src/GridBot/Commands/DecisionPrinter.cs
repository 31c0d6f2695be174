// Tells the decision over a text so that a person can follow it.
using System.Globalization;
using GridBot.Classification;
using GridBot.Classification.Refusing;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Prints whether a text is taken, its matters, and the words that made both decisions.</summary>
internal sealed class DecisionPrinter(TextWriter print, DialogSet dialogs)
{
    public async Task PrintAsync(string text)
    {
        var refusal = dialogs.Refusal.Explain(text);
        await LineAsync($"taken                {(refusal.Decision.Refused ? "no" : "yes")}");
        if (refusal.Decision.Refused)
        {
            await LineAsync($"refused by           {refusal.Decision.Rule}{(refusal.Decision.Matter is { } matter ? $", matter {matter} {dialogs.Matter(matter).Name}" : "")}");
        }

        foreach (var evidence in refusal.Evidence)
        {
            await LineAsync($"  {Name(evidence),-17}  {evidence.Words}{(evidence.Counts ? "" : " (outweighed)")}");
        }

        if (!refusal.Decision.Refused)
        {
            await RankingAsync(dialogs.Classifier, text);
        }
    }

    /// <summary>What a model says of a text, and why.</summary>
    public async Task RankingAsync(Classifier classifier, string text)
    {
        var ranked = classifier.Rank(text);
        await LineAsync($"placing              {Placing.Of(ranked) switch { PlacingResult.Sure => "sure", PlacingResult.Unsure => "unsure", _ => "lost" }}");
        await LineAsync($"model                {classifier.Version}");
        foreach (var entry in ranked)
        {
            await LineAsync($"{entry.Matter,6}  {entry.Probability:0.0000}  {dialogs.Matter(entry.Matter).Name}");
            if (entry.Reasons.Count > 0)
            {
                await LineAsync($"                for  {string.Join(", ", entry.Reasons)}");
            }
        }
    }

    private static string Name(RefusalEvidence evidence)
    {
        var kind = evidence.Kind.ToString().ToLower(CultureInfo.InvariantCulture);
        return evidence.Rule is null ? kind : $"{kind} of {evidence.Rule}";
    }

    private Task LineAsync(FormattableString line) => print.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
