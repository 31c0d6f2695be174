// Reports and the steps of their lives.
using System.Data.Common;
using Dapper;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Storage;

/// <summary>Rows of the tables report and report_event.</summary>
internal static class ReportStore
{
    internal const string Columns = """
        number AS Number, matter AS Matter, kind AS Kind, bureau AS Bureau, urgency AS Urgency, state AS State, body AS Body, place AS Place, latitude AS Latitude,
        longitude AS Longitude, grid AS Grid, community AS Community, occurred_at AS OccurredAt, answers AS Answers, attachments AS Attachments, person AS Person, filed_at AS FiledAt, dialog_version AS DialogVersion,
        model_version AS ModelVersion, placed_by AS PlacedBy, placement AS Placement, version AS Version, passes AS Passes, reopenings AS Reopenings, reporters AS Reporters, handler AS Handler,
        handler_person AS HandlerPerson, due_at AS DueAt, finished_at AS FinishedAt, result AS Result, rating AS Rating, reminded AS Reminded, escalated AS Escalated, place_key AS PlaceKey
        """;

    private const string IsTaken = "SELECT COUNT(*) FROM report WHERE number = @number";

    private const string Add = """
        INSERT INTO report (number, matter, kind, bureau, urgency, state, body, place, latitude, longitude, grid, community, occurred_at, answers, attachments, person, filed_at, dialog_version,
            model_version, placed_by, placement, due_at, place_key)
        VALUES (@Number, @Matter, @Kind, @Bureau, @Urgency, @State, @Body, @Place, @Latitude, @Longitude, @Grid, @Community, @OccurredAt, @Answers, @Attachments, @Person, @FiledAt, @DialogVersion,
            @ModelVersion, @PlacedBy, @Placement, @DueAt, @PlaceKey)
        """;

    private const string Find = $"SELECT {Columns} FROM report WHERE number = @number";

    private const string Recent = $"SELECT {Columns} FROM report WHERE person = @person ORDER BY filed_at DESC, number DESC LIMIT @limit";

    private const string RecentJoined = $"""
        SELECT {Columns} FROM report WHERE number IN (SELECT number FROM report_follower WHERE person = @person) ORDER BY filed_at DESC, number DESC LIMIT @limit
        """;

    private const string Move = "UPDATE report SET state = @to, version = version + 1 WHERE number = @number AND state = @from";

    private const string Amend = """
        UPDATE report SET matter = @Matter, kind = @Kind, bureau = @Bureau, urgency = @Urgency, body = @Body, place = @Place, latitude = @Latitude, longitude = @Longitude, grid = @Grid,
            community = @Community, occurred_at = @OccurredAt, answers = @Answers, attachments = @Attachments, due_at = @DueAt, reminded = @Reminded, escalated = @Escalated, place_key = @PlaceKey, version = version + 1
        WHERE number = @Number AND state IN ('Filed', 'Recorded') AND version = @Version
        """;

    public static async Task<bool> IsNumberTakenAsync(DbConnection connection, ReportNumber number, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(IsTaken, new { number = number.Text }, cancellationToken: cancellationToken)) > 0;

    public static async Task AddAsync(DbConnection connection, Report report, CancellationToken cancellationToken)
    {
        await connection.PostAsync(new CommandDefinition(Add, ReportRow.Of(report), cancellationToken: cancellationToken));
        await CaseStore.AddFirstEventAsync(connection, new ReportEvent(report.Number, report.FiledAt, report.State, "reporter", "") { Action = CaseAction.File, Person = report.Person, Bureau = report.Bureau }, cancellationToken);
    }

    public static async Task<Report?> FindAsync(DbConnection connection, ReportNumber number, CancellationToken cancellationToken)
    {
        var row = await connection.QueryFirstOrDefaultAsync<ReportRow>(new CommandDefinition(Find, new { number = number.Text }, cancellationToken: cancellationToken));
        return row?.Read();
    }

    public static async Task<IReadOnlyList<Report>> RecentAsync(DbConnection connection, string person, int limit, CancellationToken cancellationToken)
    {
        // Two queries, so that each has its index.
        var own = await connection.QueryAsync<ReportRow>(new CommandDefinition(Recent, new { person, limit }, cancellationToken: cancellationToken));
        var joined = (await connection.QueryAsync<ReportRow>(new CommandDefinition(RecentJoined, new { person, limit }, cancellationToken: cancellationToken))).AsList();
        return joined.Count == 0 ? [.. own.Select(row => row.Read())] : [.. own.Concat(joined).Select(row => row.Read()).OrderByDescending(report => report.FiledAt).Take(limit)];
    }

    public static async Task<bool> MoveAsync(DbConnection connection, ReportState from, ReportEvent step, CancellationToken cancellationToken)
    {
        var parameters = new { number = step.Number.Text, from = from.ToString(), to = step.State.ToString() };
        if (await connection.ExecuteAsync(new CommandDefinition(Move, parameters, cancellationToken: cancellationToken)) == 0)
        {
            return false;
        }

        await CaseStore.AddEventAsync(connection, step, cancellationToken);
        return true;
    }

    public static async Task<bool> AmendAsync(DbConnection connection, Report report, ReportEvent step, CancellationToken cancellationToken)
    {
        if (await connection.ExecuteAsync(new CommandDefinition(Amend, ReportRow.Of(report), cancellationToken: cancellationToken)) == 0)
        {
            return false;
        }

        await CaseStore.AddEventAsync(connection, step, cancellationToken);
        return true;
    }
}
