// One endpoint of the API and what it needs.
namespace GridBot.Simulator.Api;

/// <summary>An endpoint.</summary>
/// <param name="Path">Below /cgi-bin/.</param>
/// <param name="Post">Whether it is called by POST.</param>
/// <param name="Body">What it reads.</param>
/// <param name="NeedsToken">Whether the access token is checked.</param>
/// <param name="Answer">Does the work.</param>
public sealed record ApiRoute(string Path, bool Post, ApiBody Body, bool NeedsToken, Func<ApiCall, CancellationToken, Task<ApiAnswer>> Answer);

/// <summary>What an endpoint reads.</summary>
public enum ApiBody
{
    /// <summary>Nothing but the query.</summary>
    None,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>A multipart form, read by the endpoint.</summary>
    Multipart,
}
