// Counts what happened to cases within a time, and what stands open.
using System.Data.Common;
using Dapper;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Storage;

/// <summary>The figures of the daily digest. What was done is read off the states before and after each event, so that a bureau that settles on the spot has taken up, too.</summary>
internal static class CaseCounts
{
    /// <summary>Most overdue cases that are named.</summary>
    private const int MostOverdue = 500;

    // Events of before bureaus stood in them count for the report's own.
    private const string Happened = """
        SELECT t.bureau AS Bureau, t.matter AS Matter, t.kind AS Kind,
            SUM(CASE WHEN t.before_state IS NULL AND t.now_state <> 'Withdrawn' THEN 1 ELSE 0 END) AS Filed,
            SUM(CASE WHEN t.action = 'Assign' THEN 1 ELSE 0 END) AS Assigned,
            SUM(CASE WHEN t.before_state IN @waiting AND t.state IN @begun THEN 1 ELSE 0 END) AS TakenUp,
            SUM(CASE WHEN t.before_state IN @open AND t.state = 'Done' THEN 1 ELSE 0 END) AS Settled,
            SUM(CASE WHEN t.before_state <> 'Reopened' AND t.state = 'Reopened' THEN 1 ELSE 0 END) AS Reopened,
            SUM(CASE WHEN t.before_state <> 'Rated' AND t.state = 'Rated' AND t.rating = 'Satisfied' THEN 1 ELSE 0 END) AS Satisfied,
            SUM(CASE WHEN t.before_state <> 'Rated' AND t.state = 'Rated' AND t.rating = 'Partly' THEN 1 ELSE 0 END) AS Partly,
            SUM(CASE WHEN t.before_state <> 'Rated' AND t.state = 'Rated' AND t.rating = 'Dissatisfied' THEN 1 ELSE 0 END) AS Dissatisfied
        FROM (
            SELECT CASE WHEN e.bureau = '' THEN r.bureau ELSE e.bureau END AS bureau, r.matter, r.kind, r.rating, r.state AS now_state, e.action, e.state, p.state AS before_state
            FROM report_event e
            JOIN report r ON r.number = e.number
            LEFT JOIN report_event p ON p.number = e.number AND p.step = e.step - 1
            WHERE e.happened_at >= @since AND e.happened_at < @until
        ) t
        GROUP BY t.bureau, t.matter, t.kind
        """;

    // Activities have no deadline and stay filed for ever: the index passes them by.
    private const string Standing = """
        SELECT t.holder AS Bureau, t.matter AS Matter, t.kind AS Kind, COUNT(*) AS Open, SUM(CASE WHEN t.due_at < @until THEN 1 ELSE 0 END) AS Overdue
        FROM (SELECT CASE WHEN state = 'Returned' THEN @office ELSE bureau END AS holder, matter, kind, due_at FROM report WHERE state IN @open AND due_at > 0) t
        GROUP BY t.holder, t.matter, t.kind
        """;

    private const string Late = """
        SELECT number AS Number, CASE WHEN state = 'Returned' THEN @office ELSE bureau END AS Bureau, due_at AS DueAt
        FROM report WHERE state IN @open AND due_at > 0 AND due_at < @until ORDER BY due_at, number LIMIT @limit
        """;

    /// <summary>The figures of a time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="since">Its beginning.</param>
    /// <param name="until">Its end, which does not belong to it; what is open and overdue is told as of now.</param>
    /// <param name="office">Id of the city's office, which cases wait for that were sent back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<CaseFigures> ReadAsync(DbConnection connection, DateTimeOffset since, DateTimeOffset until, string office, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            since = UnixMicroseconds.Of(since), until = UnixMicroseconds.Of(until), office, limit = MostOverdue, waiting = WaitingStates, begun = BegunStates, open = OpenStates,
        };
        Task<IEnumerable<T>> Query<T>(string sql) => connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var happened = await Query<TallyRow>(Happened);
        var standing = await Query<TallyRow>(Standing);
        var late = await Query<LateRow>(Late);
        return new CaseFigures(
            [.. happened.Concat(standing).Select(row => row.Read())],
            [.. late.Select(row => row.Read())]);
    }

    private static string[] OpenStates { get; } = [.. Enum.GetValues<ReportState>().Where(CaseLife.IsOpen).Select(state => state.ToString())];

    private static string[] WaitingStates { get; } = [.. Enum.GetValues<ReportState>().Where(state => CaseLife.IsOpen(state) && !CaseLife.IsTakenUp(state)).Select(state => state.ToString())];

    private static string[] BegunStates { get; } = [.. Enum.GetValues<ReportState>().Where(CaseLife.IsTakenUp).Append(ReportState.Done).Select(state => state.ToString())];

    /// <summary>Sums come back as other types from each database.</summary>
    private sealed class TallyRow
    {
        public string Bureau { get; init; } = "";

        public int Matter { get; init; }

        public string Kind { get; init; } = "";

        public decimal Filed { get; init; }

        public decimal Assigned { get; init; }

        public decimal TakenUp { get; init; }

        public decimal Settled { get; init; }

        public decimal Reopened { get; init; }

        public decimal Satisfied { get; init; }

        public decimal Partly { get; init; }

        public decimal Dissatisfied { get; init; }

        public decimal Open { get; init; }

        public decimal Overdue { get; init; }

        public CaseTally Read() => new()
        {
            Bureau = Bureau,
            Matter = Matter,
            Kind = Kind,
            Filed = (int)Filed,
            Assigned = (int)Assigned,
            TakenUp = (int)TakenUp,
            Settled = (int)Settled,
            Reopened = (int)Reopened,
            Satisfied = (int)Satisfied,
            Partly = (int)Partly,
            Dissatisfied = (int)Dissatisfied,
            Open = (int)Open,
            Overdue = (int)Overdue,
        };
    }

    private sealed class LateRow
    {
        public string Number { get; init; } = "";

        public string Bureau { get; init; } = "";

        public long DueAt { get; init; }

        public OverdueCase Read() => new(
            ReportNumber.TryParse(Number, out var number) ? number.Value : throw new InvalidDataException("A stored report number cannot be read."), Bureau, UnixMicroseconds.Read(DueAt));
    }
}
