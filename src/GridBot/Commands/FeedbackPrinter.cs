// Prints what was suggested and what people chose, as a confusion matrix for each model.
using System.Globalization;
using GridBot.Reports;

namespace GridBot.Commands;

/// <summary>Plain lines; numbers only.</summary>
internal sealed class FeedbackPrinter(TextWriter print)
{
    public async Task PrintAsync(IReadOnlyList<PlacementCount> counts)
    {
        if (counts.Count == 0)
        {
            await print.WriteLineAsync("No report was counted yet.");
            return;
        }

        foreach (var model in counts.GroupBy(count => count.Outcome.Model, StringComparer.Ordinal))
        {
            var reports = model.Sum(count => count.Reports);
            var waiting = model.Where(count => count.Outcome.Chosen == Report.Unplaced).Sum(count => count.Reports);
            var agreed = model.Where(count => count.Outcome.Chosen != Report.Unplaced && count.Outcome.Chosen == count.Outcome.Suggested).Sum(count => count.Reports);
            await LineAsync($"model                {model.Key}");
            await LineAsync($"reports              {reports}");
            await LineAsync($"chosen as suggested  {agreed} of {reports - waiting}{(reports > waiting ? Share(agreed, reports - waiting) : "")}");
            await LineAsync($"not placed yet       {waiting}");
            await print.WriteLineAsync();
            await print.WriteLineAsync("suggested (0: none) -> chosen (0: not placed yet)  reports");
            foreach (var count in model)
            {
                await LineAsync($"{count.Outcome.Suggested,19} -> {count.Outcome.Chosen,-27}  {count.Reports,7}");
            }

            await print.WriteLineAsync();
        }
    }

    private static string Share(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $" ({(double)part / whole:P1})");

    private Task LineAsync(FormattableString line) => print.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
