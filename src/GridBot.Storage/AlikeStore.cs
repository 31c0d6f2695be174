// Reports that are like another one: what may be the same thing, and how many there are.
using System.Data.Common;
using Dapper;
using GridBot.Conversation.Cases;
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage;

/// <summary>Finds reports that are alike. Whether they are the same is decided by the rules of the conversation; here the few are found that can be.</summary>
internal static class AlikeStore
{
    /// <summary>Begins no place key.</summary>
    private const string NoKey = "-";

    /// <summary>Parts of <see cref="Alike"/> that may find the same report.</summary>
    private const int Parts = 3;

    /// <summary>Stands behind every character of a key.</summary>
    private const string Last = "\uFFFF";

    // Each part has its index. The few that are found are looked up: CROSS JOIN keeps that order. What two parts find comes twice: a table to sort that out would cost more than the report.
    private const string Alike = $"""
        SELECT {ReportStore.Columns} FROM (
            SELECT number AS alike FROM report WHERE matter = @matter AND place_key >= @root AND place_key < @end AND filed_at > @since
            UNION ALL SELECT number FROM report WHERE matter = @matter AND place_key IN @neighbours AND filed_at > @since
            UNION ALL SELECT number FROM report WHERE matter = @matter AND latitude BETWEEN @south AND @north AND longitude BETWEEN @west AND @east
        ) found CROSS JOIN report
        WHERE number = found.alike AND filed_at > @since AND kind = @kind AND state IN @states
        ORDER BY filed_at DESC, number DESC LIMIT @limit
        """;

    // The area is a community, or the grid of reports without one.
    private const string InArea = """
        SELECT number AS Number, filed_at AS FiledAt, place AS Place, answers AS Answers FROM (
            SELECT number AS alike FROM report WHERE matter = @matter AND community = @area AND filed_at > @since
            UNION ALL SELECT number FROM report WHERE matter = @matter AND community = '' AND filed_at > @since AND grid = @area
        ) found CROSS JOIN report
        WHERE number = found.alike AND kind = @kind AND state <> 'Withdrawn'
        ORDER BY filed_at DESC, number DESC LIMIT @limit
        """;

    private const string Told = "SELECT MAX(tried_at) FROM outbox_attempt WHERE subject = @key AND tried_at > @since AND kind = @kind AND result = 'sent'";

    private const string Waits = "SELECT MIN(due_at) FROM outbox WHERE replace_key = @key AND state = 'waiting' AND attempts = 0 AND lease_owner = ''";

    /// <summary>The open cases that may be the same thing, newest first.</summary>
    public static async Task<IReadOnlyList<Report>> FindAsync(DbConnection connection, AlikeQuery query, int limit, CancellationToken cancellationToken)
    {
        // Without a point nothing lies between the bounds.
        var (south, north, west, east) = query.Box ?? (1, 0, 1, 0);
        var parameters = new
        {
            matter = query.Matter,
            kind = query.Kind,
            since = UnixMicroseconds.Of(query.Since),
            states = CaseStore.OpenStates,
            root = query.KeyRoot.Length > 0 ? query.KeyRoot : NoKey,
            end = (query.KeyRoot.Length > 0 ? query.KeyRoot : NoKey) + Last,
            neighbours = query.Neighbours is { Count: > 0 } next ? next : [NoKey],
            south,
            north,
            west,
            east,
            limit = limit * Parts,
        };
        var rows = await connection.QueryAsync<ReportRow>(new CommandDefinition(Alike, parameters, cancellationToken: cancellationToken));
        return [.. rows.DistinctBy(row => row.Number, StringComparer.Ordinal).Take(limit).Select(row => row.Read())];
    }

    /// <summary>The reports of a kind in a grid or community, newest first, and what its group was told of them.</summary>
    public static async Task<FoundSituation> FindSituationAsync(DbConnection connection, SituationQuery query, int limit, CancellationToken cancellationToken)
    {
        var since = UnixMicroseconds.Of(query.Since);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(InArea, new { matter = query.Matter, kind = query.Kind, area = query.Area, since, limit }, cancellationToken: cancellationToken));
        IReadOnlyList<SituationReport> reports = [.. rows.Select(row => row.Read())];
        if (reports.Count == 0)
        {
            return new FoundSituation(query, reports, ToldAt: null, WaitsUntil: null);
        }

        var told = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Told, new { key = query.Key, since, kind = nameof(OutboxKind.GroupNotice) }, cancellationToken: cancellationToken));
        var waits = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Waits, new { key = query.Key }, cancellationToken: cancellationToken));
        return new FoundSituation(query, reports, told is { } at ? UnixMicroseconds.Read(at) : null, waits is { } due ? UnixMicroseconds.Read(due) : null);
    }

    private sealed class Row
    {
        public string Number { get; init; } = "";

        public long FiledAt { get; init; }

        public string Place { get; init; } = "";

        public string Answers { get; init; } = "";

        public SituationReport Read() => new(
            ReportNumber.TryParse(Number, out var number) ? number.Value : throw new InvalidDataException("A stored report number cannot be read."),
            UnixMicroseconds.Read(FiledAt),
            Place,
            ReportJson.ReadAnswers(Answers));
    }
}
