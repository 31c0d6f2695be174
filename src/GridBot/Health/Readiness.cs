// What /health/ready answers.
using System.Text.Json.Serialization;

namespace GridBot.Health;

/// <summary>The answer of /health/ready.</summary>
/// <param name="Status">"ready"; "degraded" (200: groups broken, rows parked, misconfigured or late, callbacks turned away); "unavailable" (503: the database) or "stopping" (503).</param>
/// <param name="Database">"ok" or the kind of fault.</param>
/// <param name="OutboxWaiting">Rows to be sent.</param>
/// <param name="OutboxMisconfigured">Rows that wait because a setting is at fault.</param>
/// <param name="OutboxParked">Rows set aside.</param>
/// <param name="OutboxOldestSeconds">Seconds the oldest due row has waited.</param>
/// <param name="TurnsInProgress">Callbacks of this replica in progress.</param>
/// <param name="TurnsOldestSeconds">Seconds the first of them has been.</param>
/// <param name="TurningAway">Whether this replica turns callbacks away just now, because they could not be answered in time.</param>
/// <param name="Broken">Groups that cannot be reached until the configuration is mended.</param>
internal sealed record Readiness(
    string Status,
    string Database,
    int OutboxWaiting,
    int OutboxMisconfigured,
    int OutboxParked,
    double OutboxOldestSeconds,
    int TurnsInProgress,
    double TurnsOldestSeconds,
    bool TurningAway,
    IReadOnlyList<BrokenGroup> Broken);

/// <summary>JSON of readiness, source-generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class ReadinessJson : JsonSerializerContext;
