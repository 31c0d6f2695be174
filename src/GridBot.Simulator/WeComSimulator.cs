// The platform on one machine: its API server, its callback client, phones and group chats.
using GridBot.Simulator.Api;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.SignIn;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace GridBot.Simulator;

/// <summary>A WeCom server on 127.0.0.1 for one corporation with one application.</summary>
public sealed class WeComSimulator : IAsyncDisposable
{
    private readonly TokenDesk _tokens;
    private readonly TrustedAddresses _trusted;
    private readonly LoginCodes _codes;
    private readonly GroupBook _groups;
    private readonly CallbackSender _callbacks;
    private readonly PhoneLine _line;
    private readonly ApiServer _server;

    /// <summary>A simulator that is not yet listening.</summary>
    /// <param name="options">Settings; empty secrets are drawn.</param>
    /// <param name="clock">All quotas, expiries and time-outs follow it.</param>
    /// <param name="random">Seeded source of ids, keys and orders.</param>
    /// <param name="logger">Gets ids and reasons, never content.</param>
    public WeComSimulator(SimulatorOptions options, TimeProvider clock, Random random, ILogger<WeComSimulator> logger)
    {
        var draw = new SeededDraw(random);
        Options = Complete(options, draw);
        Events = new EventLog(clock, Options.EventCapacity);
        Board = new MessageBoard(clock, Events, Options.MessageCapacity);
        Media = new MediaShelf(clock, draw, Options.Limits.MediaLife);
        _tokens = new TokenDesk(clock, draw, Options);
        _trusted = new TrustedAddresses(clock, Options);
        _codes = new LoginCodes(clock, draw, Options.Limits);
        _groups = new GroupBook(Options.Groups, Options.Users);
        _callbacks = new CallbackSender(new WeComCallbacks(Options, clock, draw), clock, Faults, Events, logger);
        var cards = new CardDesk(clock, draw, Options.Limits);
        var quotas = new QuotaMeter(clock);
        _line = new PhoneLine(Options, clock, draw, Board, Media, cards, _callbacks);
        var pipeline = new ApiPipeline(new WeComHabits(Options, draw, _tokens, quotas, _trusted), clock, Faults, Events);
        var rules = new MessageRules(Media);
        var uploads = new MediaUpload(clock, Media);
        IEnumerable<ApiRoute> routes =
        [
            .. new TokenEndpoint(_tokens).Routes,
            .. new MessageSendEndpoint(Options, rules, Board, cards, quotas, new DuplicateCheck(clock), _callbacks, draw).Routes,
            .. new CardUpdateEndpoint(Options, Board, cards).Routes,
            .. new AppChatEndpoints(Options, rules, Board, _groups, quotas, draw).Routes,
            .. new WebhookEndpoints(Options, rules, Board, _groups, quotas, uploads).Routes,
            .. new MediaEndpoints(Options, Media, uploads, quotas).Routes,
            .. new DirectoryEndpoints(Options, _codes).Routes,
        ];
        _server = new ApiServer(Options.Port, pipeline, routes, Media, Events, MapPages);
    }

    /// <summary>The settings with every secret filled in.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Members.</summary>
    public IReadOnlyList<SimulatorUser> Users => Options.Users;

    /// <summary>Group chats with their robot keys, those made through the API last.</summary>
    public IReadOnlyList<SimulatorGroup> Groups => _groups.All;

    /// <summary>All that happened.</summary>
    public EventLog Events { get; }

    /// <summary>Planned faults of the API.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Base of the API, such as http://127.0.0.1:5081; the paths begin with /cgi-bin/.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="StartAsync"/>.</exception>
    public Uri ApiBase => _server.Base;

    /// <summary>Where an application sends people to sign in, in the place of https://open.weixin.qq.com/connect/oauth2/authorize.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="StartAsync"/>.</exception>
    public Uri AuthorizeUrl => new(ApiBase, SignInEndpoint.Path);

    /// <summary>What arrived on phones and in groups, and what a quota kept from arriving.</summary>
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

    /// <summary>Saves the callback URL as the management page does: only when it answers the encrypted echo in time and exactly.</summary>
    public Task<UrlCheckResult> SaveCallbackUrlAsync(Uri url, CancellationToken cancellationToken = default) => _callbacks.SaveUrlAsync(url, cancellationToken);

    /// <summary>Uses a callback URL as if it had been saved on an earlier day, without a check.</summary>
    public void AssumeCallbackUrl(Uri url) => _callbacks.AssumeUrl(url);

    /// <summary>A person's phone.</summary>
    /// <exception cref="ArgumentException">No such member.</exception>
    public SimulatorPhone Phone(string userId) =>
        Users.FirstOrDefault(user => string.Equals(user.Id, userId, StringComparison.OrdinalIgnoreCase)) is { } user
            ? new SimulatorPhone(user, _line)
            : throw new ArgumentException("There is no such member.", nameof(userId));

    /// <summary>Messages of a group with their times, oldest first; the last <see cref="SimulatorOptions.MessageCapacity"/>.</summary>
    public IReadOnlyList<GroupMessage> GroupMessages(string groupId) => Board.Group(groupId);

    /// <summary>The robot's address of a group, as an operator copies it into a configuration.</summary>
    public Uri WebhookUrl(string groupId) =>
        new(ApiBase, $"/cgi-bin/webhook/send?key={Groups.First(group => string.Equals(group.Id, groupId, StringComparison.Ordinal)).RobotKey}");

    /// <summary>The bytes of a media that a screen shows; null when no longer kept.</summary>
    public byte[]? MediaBytes(string mediaId) => Media.Shown(mediaId)?.Bytes;

    /// <summary>Makes all access tokens unknown before their time (40014).</summary>
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

    /// <summary>Draws an OAuth code for a member, or for nobody the corporation knows with <see cref="LoginCodes.Outsider"/>.</summary>
    public string IssueLoginCode(string userId) => _codes.Issue(userId);

    /// <summary>Enters the trusted addresses; refused (false) until a callback URL was saved, in effect after a minute.</summary>
    public bool EnterTrustedAddresses(IReadOnlyList<string> addresses) => _trusted.TryEnter(addresses, _callbacks.Url is not null);

    /// <summary>Stops or starts a group's robot; with an empty key the robot is out of the group.</summary>
    public void SetRobot(string groupId, string key, bool stopped) => _groups.SetRobot(groupId, key, stopped);

    private void MapPages(IEndpointRouteBuilder endpoints)
    {
        new SignInEndpoint(this).Map(endpoints);
        endpoints.MapSimulator(this);
    }

    private static SimulatorOptions Complete(SimulatorOptions options, SeededDraw draw) => options with
    {
        Secret = options.Secret.Length > 0 ? options.Secret : draw.Word(43),
        CallbackToken = options.CallbackToken.Length > 0 ? options.CallbackToken : draw.Word(24),
        EncodingAesKey = options.EncodingAesKey.Length > 0 ? options.EncodingAesKey : draw.NonCanonicalAesKey(),
        Groups = [.. options.Groups.Select(group => group.RobotKey.Length > 0 ? group : group with { RobotKey = draw.RobotKey() })],
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _callbacks.Dispose();
    }
}
