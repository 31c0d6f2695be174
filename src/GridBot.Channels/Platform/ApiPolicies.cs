// Time-outs, repeats and circuit breakers of outgoing calls.
using Polly;
using Polly.Extensions.Http;
using Polly.Timeout;

namespace GridBot.Channels.Platform;

/// <summary>The policies of one platform, one of each for the life of the program, because a circuit breaker counts across calls.</summary>
internal abstract class ApiPolicies
{
    private readonly IApiSettings settings;
    private readonly Random random;

    protected ApiPolicies(IApiSettings settings, Random random)
    {
        this.settings = settings;
        this.random = random;
        Token = Policy.WrapAsync(Repeat(), Break(), Limit(settings.TokenTimeout));
        Media = Policy.WrapAsync(Repeat(), Break(), Limit(settings.MediaTimeout));
        Send = Sending();
    }

    public IAsyncPolicy<HttpResponseMessage> Token { get; }

    public IAsyncPolicy<HttpResponseMessage> Media { get; }

    public IAsyncPolicy<HttpResponseMessage> Send { get; }

    /// <summary>A policy for calls that are never repeated blindly, with a circuit of its own.</summary>
    protected IAsyncPolicy<HttpResponseMessage> Sending() => Policy.WrapAsync(Break(), Limit(settings.SendTimeout));

    private static PolicyBuilder<HttpResponseMessage> Passing() => HttpPolicyExtensions.HandleTransientHttpError().Or<TimeoutRejectedException>();

    private static IAsyncPolicy<HttpResponseMessage> Limit(TimeSpan timeout) => Policy.TimeoutAsync<HttpResponseMessage>(timeout);

    private IAsyncPolicy<HttpResponseMessage> Repeat() => Passing().WaitAndRetryAsync(settings.Retries, Wait);

    private TimeSpan Wait(int attempt)
    {
        double jitter;
        lock (random)
        {
            jitter = random.NextDouble();
        }

        return settings.RetryDelay * Math.Pow(2, attempt - 1) * (1 + jitter);
    }

    private IAsyncPolicy<HttpResponseMessage> Break() => Passing().CircuitBreakerAsync(settings.BreakAfter, settings.BreakFor);
}
