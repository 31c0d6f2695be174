// Time-outs, repeats and circuit breakers of outgoing calls.
using Polly;
using Polly.Extensions.Http;
using Polly.Timeout;

namespace GridBot.Channels.WeCom;

/// <summary>The policies, one of each for the life of the program, because a circuit breaker counts across calls.</summary>
internal sealed class WeComPolicies
{
    private readonly WeComOptions options;
    private readonly Random random;

    public WeComPolicies(WeComOptions options, Random random)
    {
        this.options = options;
        this.random = random;
        Token = Policy.WrapAsync(Repeat(), Break(), Limit(options.TokenTimeout));
        Media = Policy.WrapAsync(Repeat(), Break(), Limit(options.MediaTimeout));
        Send = Policy.WrapAsync(Break(), Limit(options.SendTimeout));
        Robot = Policy.WrapAsync(Break(), Limit(options.SendTimeout));
    }

    public IAsyncPolicy<HttpResponseMessage> Token { get; }

    public IAsyncPolicy<HttpResponseMessage> Media { get; }

    public IAsyncPolicy<HttpResponseMessage> Send { get; }

    public IAsyncPolicy<HttpResponseMessage> Robot { get; }

    private static PolicyBuilder<HttpResponseMessage> Passing() => HttpPolicyExtensions.HandleTransientHttpError().Or<TimeoutRejectedException>();

    private static IAsyncPolicy<HttpResponseMessage> Limit(TimeSpan timeout) => Policy.TimeoutAsync<HttpResponseMessage>(timeout);

    private IAsyncPolicy<HttpResponseMessage> Repeat() => Passing().WaitAndRetryAsync(options.Retries, Wait);

    private TimeSpan Wait(int attempt)
    {
        double jitter;
        lock (random)
        {
            jitter = random.NextDouble();
        }

        return options.RetryDelay * Math.Pow(2, attempt - 1) * (1 + jitter);
    }

    private IAsyncPolicy<HttpResponseMessage> Break() => Passing().CircuitBreakerAsync(options.BreakAfter, options.BreakFor);
}
