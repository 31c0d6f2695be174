// Finds the case an officer means who wrote no whole number: by its end, by what was spoken of last, or because there is only one.
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The case that is meant.</summary>
/// <param name="Number">Its number; null when it is not clear.</param>
/// <param name="Words">What is said of it.</param>
internal readonly record struct MeantCase(ReportNumber? Number, string Words)
{
    /// <summary>The case a command without a whole number means.</summary>
    /// <param name="command">What was written.</param>
    /// <param name="open">The open cases of the officer's bureaus.</param>
    /// <param name="spoken">What was spoken of last; null for nothing.</param>
    public static MeantCase Of(CaseCommand command, IReadOnlyList<Report> open, CaseTalk? spoken)
    {
        var words = command.Words;
        if (command.Suffix.Length > 0)
        {
            var ending = open.Select(report => report.Number).Where(number => EndsWith(number, command.Suffix)).ToList();
            if (ending.Count > 0)
            {
                return new MeantCase(ending.Count == 1 ? ending[0] : null, words);
            }

            if (Spoken(spoken) is { } known && EndsWith(known, command.Suffix))
            {
                // It may be settled by now; then that is said.
                return new MeantCase(known, words);
            }

            if (command.NeedsNoWords || command.Suffix.Any(char.IsAsciiDigit))
            {
                // The end of some other number: another case is not touched instead.
                return new MeantCase(null, words);
            }

            // What looked like the end of a number and is none belongs to the words.
            words = $"{command.Suffix} {words}".Trim();
        }

        return new MeantCase(Spoken(spoken) ?? (open.Count == 1 ? open[0].Number : null), words);
    }

    private static bool EndsWith(ReportNumber number, string suffix) => number.Text.EndsWith(suffix, StringComparison.Ordinal);

    private static ReportNumber? Spoken(CaseTalk? talk) => ReportNumber.TryParse(talk?.Number, out var number) ? number : null;
}
