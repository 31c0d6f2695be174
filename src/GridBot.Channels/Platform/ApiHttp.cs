// Makes one HTTP call to a platform and turns whatever happens into an answer.
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GridBot.Channels.Platform;

/// <summary>HTTP as the platforms' APIs speak it. Network faults are answers, not exceptions; only the caller's own cancellation is thrown.</summary>
/// <param name="platform">Name of the platform, for the log.</param>
/// <param name="codes">What its codes mean, for the log.</param>
/// <param name="clients">The HTTP clients.</param>
/// <param name="logger">Told of faults and refusals.</param>
public abstract class ApiHttp(string platform, ErrorTable codes, IHttpClientFactory clients, ILogger logger)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    /// <summary>GET; the call's name is for the log, which never holds an address with its secrets.</summary>
    internal Task<ApiAnswer> GetAsync(string client, string call, Uri address, CancellationToken cancellationToken) =>
        SendAsync(client, call, () => new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>POST of a JSON body.</summary>
    internal Task<ApiAnswer> PostAsync(string client, string call, Uri address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        SendAsync(client, call, () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(json) { Headers = { ContentType = JsonType } } }, cancellationToken);

    /// <summary>Runs a call and turns network faults into an answer.</summary>
    internal async Task<ApiAnswer> RunAsync(string client, string call, Func<HttpClient, Task<ApiAnswer>> send, CancellationToken cancellationToken)
    {
        ApiAnswer answer;
        try
        {
            using var http = clients.CreateClient(client);
            answer = await send(http);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (FaultOf(e) is not null)
        {
            answer = ApiAnswer.Failed(FaultOf(e)!);
        }

        if (answer.Fault is not null)
        {
            ChannelLog.CallFailed(logger, platform, call, answer.Fault);
        }
        else if (answer.Code != 0)
        {
            ChannelLog.CallRefused(logger, platform, call, answer.Code, codes.Classify(answer.Code).Reason, answer.Hint);
        }

        return answer;
    }

    private static string? FaultOf(Exception e) => e switch
    {
        OperationCanceledException or TimeoutRejectedException => "time-out",
        BrokenCircuitException => "circuit",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => "unreachable",
        HttpRequestException or IOException => "connection",
        _ => null,
    };

    private Task<ApiAnswer> SendAsync(string client, string call, Func<HttpRequestMessage> create, CancellationToken cancellationToken) => RunAsync(
        client,
        call,
        async http =>
        {
            using var request = create();
            using var response = await http.SendAsync(request, cancellationToken);
            return ApiAnswer.Parse((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        },
        cancellationToken);
}
