// The public-account platform on one machine: its API server, its callback client and residents' phones.
using GridBot.Simulator.Api;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.OfficialAccount;
using GridBot.Simulator.State;
using Microsoft.Extensions.Logging;

namespace GridBot.Simulator;

/// <summary>A WeChat Official Account (公众号) server on 127.0.0.1 for one account. It listens on a port of its own, since some paths are those of the enterprise platform too.</summary>
public sealed class OfficialAccountSimulator : IAsyncDisposable
{
    private readonly AccountTokens _tokens;
    private readonly FollowBook _follow;
    private readonly MenuEndpoints _menu;
    private readonly CallbackSender _callbacks;
    private readonly OwedEvents _owed;
    private readonly ResidentLine _line;
    private readonly ApiServer _server;

    /// <summary>A simulator that is not yet listening.</summary>
    /// <param name="options">Settings; empty secrets are drawn.</param>
    /// <param name="clock">All quotas, windows, expiries and time-outs follow it.</param>
    /// <param name="random">Seeded source of ids, keys and orders.</param>
    /// <param name="logger">Gets ids and reasons, never content.</param>
    public OfficialAccountSimulator(PublicAccountOptions options, TimeProvider clock, Random random, ILogger<OfficialAccountSimulator> logger)
    {
        var draw = new SeededDraw(random);
        Options = Complete(options, draw);
        Events = new EventLog(clock, Options.EventCapacity);
        Board = new MessageBoard(clock, Events, Options.MessageCapacity);
        Media = new MediaShelf(clock, draw, Options.Limits.MediaLife);
        _tokens = new AccountTokens(clock, draw, Options.Limits);
        _follow = new FollowBook(Options.Residents);
        _menu = new MenuEndpoints(Events, draw);
        _callbacks = new CallbackSender(new AccountCallbacks(Options, clock, draw, Media), clock, Faults, Events, logger);
        _owed = new OwedEvents(Options, clock, _callbacks);
        var windows = new ReplyWindows(clock, Options.Limits);
        var quotas = new QuotaMeter(clock);
        _line = new ResidentLine(Options, clock, draw, Board, Media, _follow, windows, _menu, _callbacks);
        IEnumerable<ApiRoute> routes =
        [
            .. new AccountTokenEndpoints(Options, _tokens, quotas).Routes,
            .. new CustomerMessageEndpoint(Options, new CustomerMessageRules(Options, Media), _follow, windows, Board).Routes,
            .. new TemplateEndpoints(Options, _follow, quotas, Board, _owed, draw).Routes,
            .. new AccountMediaEndpoints(clock, Media).Routes,
            .. _menu.Routes,
        ];
        var pipeline = new ApiPipeline(new AccountHabits(Options, clock, draw, _tokens, quotas), clock, Faults, Events);
        _server = new ApiServer(Options.Port, pipeline, routes, Media, Events, static _ => { });
    }

    /// <summary>The settings with every secret filled in.</summary>
    public PublicAccountOptions Options { get; }

    /// <summary>Residents, followers or not.</summary>
    public IReadOnlyList<Resident> Residents => Options.Residents;

    /// <summary>The menu at the bottom of the chat; null without one.</summary>
    public PublicMenu? Menu => _menu.Menu;

    /// <summary>All that happened.</summary>
    public EventLog Events { get; }

    /// <summary>Planned faults of the API and of callbacks.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Base of the API, such as http://127.0.0.1:5082, in the place of https://api.weixin.qq.com.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="StartAsync"/>.</exception>
    public Uri ApiBase => _server.Base;

    /// <summary>What arrived on phones; lines of the platform itself are not counted.</summary>
    public DeliveryTally Tally => Board.Tally;

    /// <summary>Where callbacks go; null until a URL was saved.</summary>
    public Uri? CallbackUrl => _callbacks.Url;

    internal MessageBoard Board { get; }

    internal MediaShelf Media { get; }

    /// <summary>Starts the API server.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _server.StartAsync(cancellationToken);
        _line.Platform = _server.Base;
    }

    /// <summary>Saves the callback URL as the account's settings page does: only when it echoes a signed GET exactly.</summary>
    public Task<UrlCheckResult> SaveCallbackUrlAsync(Uri url, CancellationToken cancellationToken = default) => _callbacks.SaveUrlAsync(url, cancellationToken);

    /// <summary>Uses a callback URL as if it had been saved on an earlier day, without a check.</summary>
    public void AssumeCallbackUrl(Uri url) => _callbacks.AssumeUrl(url);

    /// <summary>A resident's phone.</summary>
    /// <exception cref="ArgumentException">No such resident.</exception>
    public ResidentPhone Phone(string openId) => _follow.Find(openId) is { } resident
        ? new ResidentPhone(resident, _line)
        : throw new ArgumentException("There is no such resident.", nameof(openId));

    /// <summary>The bytes of a media that a screen shows; null when no longer kept.</summary>
    public byte[]? MediaBytes(string mediaId) => Media.Shown(mediaId)?.Bytes;

    /// <summary>Makes all access tokens unknown before their time (40001).</summary>
    public void RevokeTokens()
    {
        _tokens.RevokeAll();
        Events.Add("fault", "token", "all access tokens revoked");
    }

    /// <summary>Makes all access tokens expired before their time (42001).</summary>
    public void ExpireTokens()
    {
        _tokens.ExpireAll();
        Events.Add("fault", "token", "all access tokens expired");
    }

    /// <summary>Completes when every event owed after a call, such as TEMPLATESENDJOBFINISH, was delivered or given up.</summary>
    public Task SettleAsync(CancellationToken cancellationToken = default) => _owed.SettleAsync(cancellationToken);

    private static PublicAccountOptions Complete(PublicAccountOptions options, SeededDraw draw) => options with
    {
        AppSecret = options.AppSecret.Length > 0 ? options.AppSecret : Convert.ToHexStringLower(draw.Bytes(16)),
        CallbackToken = options.CallbackToken.Length > 0 ? options.CallbackToken : draw.Word(24),
        EncodingAesKey = options.EncodingAesKey.Length > 0 ? options.EncodingAesKey : draw.NonCanonicalAesKey(),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _owed.DisposeAsync();
        _callbacks.Dispose();
    }
}
