// Time-outs, repeats and circuit breakers of calls to WeCom.
using GridBot.Channels.Platform;
using Polly;

namespace GridBot.Channels.WeCom;

/// <summary>The policies of WeCom's API and of its group robots.</summary>
internal sealed class WeComPolicies : ApiPolicies
{
    public WeComPolicies(WeComOptions options, Random random)
        : base(options, random) => Robot = Sending();

    /// <summary>A robot that is out of reach says nothing about the application's API.</summary>
    public IAsyncPolicy<HttpResponseMessage> Robot { get; }
}
