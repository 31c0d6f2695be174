// HTTP calls to WeCom.
using GridBot.Channels.Platform;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>HTTP as the WeCom API speaks it.</summary>
public sealed class WeComHttp(IHttpClientFactory clients, ILogger<WeComHttp> logger) : ApiHttp("WeCom", WeComErrorCodes.Table, clients, logger);
