// Tells the operator's monitor whether the program lives and whether it can serve.
namespace GridBot.Health;

/// <summary>/health/live and /health/ready.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("ok"));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(ReadinessProbe probe, CancellationToken cancellationToken)
    {
        var (state, isReady) = await probe.LookAsync(cancellationToken);
        return Results.Json(state, ReadinessJson.Default.Readiness, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
