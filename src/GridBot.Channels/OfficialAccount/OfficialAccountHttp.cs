// HTTP calls to the Official Account's API.
using GridBot.Channels.Platform;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.OfficialAccount;

/// <summary>HTTP as the Official Account's API speaks it.</summary>
public sealed class OfficialAccountHttp(IHttpClientFactory clients, ILogger<OfficialAccountHttp> logger) : ApiHttp("Official Account", OfficialAccountErrorCodes.Table, clients, logger);
