// Tells the operator's monitor whether the program lives and whether it can serve.
using System.Text.Json.Serialization;
using GridBot.Notices;
using GridBot.Storage;

namespace GridBot.Health;

/// <summary>/health/live and /health/ready.</summary>
internal static class HealthEndpoints
{
    /// <summary>An outbox whose oldest due row has waited this long is told as degraded.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("ok"));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(DatabaseMigrator migrator, IOutboxStore outbox, IFaultStore faults, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await migrator.CheckAsync(cancellationToken);
            var status = await outbox.StatusAsync(time.GetUtcNow(), cancellationToken);
            var broken = (await faults.ListAsync(cancellationToken)).Where(fault => fault.MendedAt is null)
                .Select(fault => new BrokenGroup(fault.Target, fault.Kind.ToString(), fault.Since, fault.Reason, fault.Code, fault.Waiting, fault.Urgent)).ToList();
            var state = status.Parked > 0 || status.Misconfigured > 0 || broken.Count > 0 || status.OldestDueAge > LateAfter ? "degraded" : "ready";
            return Results.Json(new Readiness(state, "ok", status.Waiting, status.Misconfigured, status.Parked, status.OldestDueAge.TotalSeconds, broken), ReadinessJson.Default.Readiness);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or StoreBusyException or DatabaseTooOldException or DatabaseTooNewException)
        {
            return Results.Json(new Readiness("unavailable", exception.GetType().Name, 0, 0, 0, 0, []), ReadinessJson.Default.Readiness, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>The answer of /health/ready.</summary>
/// <param name="Status">"ready", "degraded" (groups broken, rows parked, misconfigured or late) or "unavailable".</param>
/// <param name="Database">"ok" or the kind of fault.</param>
/// <param name="OutboxWaiting">Rows to be sent.</param>
/// <param name="OutboxMisconfigured">Rows that wait because a setting is at fault.</param>
/// <param name="OutboxParked">Rows set aside.</param>
/// <param name="OutboxOldestSeconds">Seconds the oldest due row has waited.</param>
/// <param name="Broken">Groups that cannot be reached until the configuration is mended.</param>
internal sealed record Readiness(
    string Status, string Database, int OutboxWaiting, int OutboxMisconfigured, int OutboxParked, double OutboxOldestSeconds, IReadOnlyList<BrokenGroup> Broken);

/// <summary>JSON of readiness, source-generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class ReadinessJson : JsonSerializerContext;
