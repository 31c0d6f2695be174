// Finds which of somebody's own reports a few words and a time speak of.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Searches own reports by their words, matter, options, place and day.</summary>
internal sealed class ReportSearch(DialogSet dialogs)
{
    /// <summary>What a word of an option counts beside two characters met.</summary>
    private const int OptionScore = 3;

    /// <summary>Days up to which a day is meant exactly; a week back is meant by and large.</summary>
    private const int ExactDays = 3;

    /// <summary>The reports that fit best, in their order; the newest alone when the words tell none from another.</summary>
    /// <param name="asked">Normalised words about the report.</param>
    /// <param name="reports">The person's reports, newest first.</param>
    /// <param name="now">The turn's time.</param>
    public IReadOnlyList<Report> Find(string asked, IReadOnlyList<Report> reports, DateTimeOffset now)
    {
        var (time, spans) = dialogs.Times.Read(asked, now);
        var words = Telling(asked, spans);
        var fitting = words.Count == 0 ? reports : Best(words, reports);
        if (time is not null)
        {
            var thatDay = fitting.Where(report => IsAround(report.FiledAt, time.At, now) || IsAround(report.OccurredAt, time.At, now)).ToList();
            // People mistake days more often than things.
            return thatDay.Count > 0 || words.Count == 0 ? thatDay : fitting;
        }

        return words.Count == 0 ? [.. fitting.Take(1)] : fitting;
    }

    private static bool IsAround(DateTimeOffset at, DateTimeOffset meant, DateTimeOffset now)
    {
        var age = (ChinaTime.Of(now).Date - ChinaTime.Of(meant).Date).Days;
        var apart = Math.Abs((ChinaTime.Of(at).Date - ChinaTime.Of(meant).Date).Days);
        return apart <= (age <= ExactDays ? 0 : age);
    }

    /// <summary>The stretches of the words that tell one report from another.</summary>
    private List<string> Telling(string asked, IReadOnlyList<TextSpan> times)
    {
        var text = asked.ToCharArray();
        foreach (var span in times)
        {
            text.AsSpan(span.Start, Math.Min(span.Length, text.Length - span.Start)).Fill(' ');
        }

        var bare = dialogs.AfterFiling.Fillers.Aggregate(new string(text), (rest, filler) => rest.Replace(filler, " ", StringComparison.Ordinal));
        return [.. bare.Split([' ', ',', '。', '、', '.', ':'], StringSplitOptions.RemoveEmptyEntries)];
    }

    private IReadOnlyList<Report> Best(List<string> words, IReadOnlyList<Report> reports)
    {
        var scored = reports.Select(report => (Report: report, Score: Score(words, report))).Where(entry => entry.Score > 0).ToList();
        var best = scored.Count == 0 ? 0 : scored.Max(entry => entry.Score);
        return [.. scored.Where(entry => entry.Score * 2 >= best).Select(entry => entry.Report)];
    }

    private int Score(List<string> words, Report report)
    {
        var matter = dialogs.Matter(report.Matter);
        var told = string.Join('\n', (string[])[report.Text, report.Place.Text, matter.Name, matter.Plain, .. report.Answers.Select(answer => answer.Shown)]);
        var score = words.Sum(word => Pairs(word).Count(pair => told.Contains(pair, StringComparison.OrdinalIgnoreCase)));
        return score + (OptionScore * OptionsOf(report).Count(option => words.Any(word => option.Words.Append(option.Label).Any(known => WordMatch.Contains(word, known)))));
    }

    private static IEnumerable<string> Pairs(string word)
        => word.Length < 2 ? [word] : Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2));

    /// <summary>The options that were chosen in a report.</summary>
    private IEnumerable<SlotOption> OptionsOf(Report report)
    {
        var kind = dialogs.KindOf(report.Matter, report.Kind);
        return report.Answers.SelectMany(answer => kind?.Find(answer.Slot)?.Options.Where(option => answer.Value.Split(',').Contains(option.Id, StringComparer.Ordinal)) ?? []);
    }
}
