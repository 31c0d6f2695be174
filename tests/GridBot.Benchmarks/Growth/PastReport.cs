// One of the reports of a year: when it was filed, by whom, and how far it has come.
using System.Globalization;
using System.Text;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Benchmarks.Growth;

/// <summary>
/// Facts of a report by its row number; rows are in the order of time. Most are settled, half of those rated; of the last days most are open, and a few older ones are still.
/// </summary>
/// <param name="Row">Its row, from 0 on.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Now">The present.</param>
/// <param name="IsRecord">Whether it is a record of something held.</param>
internal readonly record struct PastReport(long Row, int Of, DateTimeOffset Now, bool IsRecord)
{
    private const int DaysBack = 365;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>36 to the fourth: the numbers of a suffix, all different within that many rows.</summary>
    private const long Suffixes = 36 * 36 * 36 * 36;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(4);

    private enum Draw
    {
        Person,
        Time,
        Open,
        OpenState,
        ClosedState,
    }

    /// <summary>The newest is an hour old.</summary>
    public DateTimeOffset FiledAt => Now - TimeSpan.FromHours(1) - (TimeSpan.FromDays(DaysBack) * ((Of - Row - Mix.Share(Row, (int)Draw.Time)) / Of));

    /// <summary>Number of the person who filed it.</summary>
    public long Person => Mix.Of(Row, (int)Draw.Person, Of);

    public string Number
    {
        get
        {
            // A prime step: neighbours in time are no neighbours by number.
            var left = Row * 7919 % Suffixes;
            var suffix = new StringBuilder(4);
            for (var digit = 0; digit < 4; digit++)
            {
                suffix.Append(Digits[(int)(left % 36)]);
                left /= 36;
            }

            return string.Create(CultureInfo.InvariantCulture, $"WG{FiledAt.ToOffset(China):yyyyMMdd}-{suffix}");
        }
    }

    public ReportState State
    {
        get
        {
            if (IsRecord)
            {
                return ReportState.Recorded;
            }

            var isOpen = Mix.Share(Row, (int)Draw.Open) < (Now - FiledAt < Recent ? 0.7 : 0.003);
            return isOpen
                ? Mix.Of(Row, (int)Draw.OpenState, 20) switch { < 9 => ReportState.Filed, < 14 => ReportState.Accepted, < 19 => ReportState.Underway, _ => ReportState.Reopened }
                : Mix.Of(Row, (int)Draw.ClosedState, 50) switch { 0 => ReportState.Withdrawn, < 25 => ReportState.Rated, _ => ReportState.Done };
        }
    }

    public bool IsOpen => State is ReportState.Filed or ReportState.Accepted or ReportState.Underway or ReportState.Reopened;

    /// <summary>What happened to it after it was filed, with hours since then.</summary>
    public IEnumerable<(CaseAction Action, ReportState State, double Hours)> Steps()
    {
        var state = State;
        if (state == ReportState.Withdrawn)
        {
            return [(CaseAction.Withdraw, state, 0.2)];
        }

        (CaseAction Action, ReportState State, double Hours)[] all =
        [
            (CaseAction.Accept, ReportState.Accepted, 1), (CaseAction.Start, ReportState.Underway, 4), (CaseAction.Finish, ReportState.Done, 30), (CaseAction.Rate, ReportState.Rated, 32),
        ];
        var steps = state switch
        {
            ReportState.Accepted => 1,
            ReportState.Underway => 2,
            ReportState.Done or ReportState.Reopened => 3,
            ReportState.Rated => 4,
            _ => 0,
        };
        return state == ReportState.Reopened ? [.. all[..steps], (CaseAction.Reopen, state, 31)] : all[..steps];
    }
}
