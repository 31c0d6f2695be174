// WeCom's robots and message API as HTTP sees them, strict about limits, with faults by plan or by chance.
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;

namespace GridBot.Notices.Tests;

/// <summary>
/// Takes what the real senders post, on the test's clock. What a limit forbids is refused or silently dropped, as the platform does, and remembered as an offence. The code is the test's own; nothing of it knows the dispatcher.
/// </summary>
public sealed partial class StrictWeCom(TimeProvider time, int seed) : HttpMessageHandler
{
    private const int RobotBytes = 4096;
    private const int TextBytes = 2048;
    private const int RobotPosts = 20;
    private const int MemberPosts = 30;
    private const int MemberPostsAnHour = 1000;

    private readonly Lock turn = new();
    private readonly Dictionary<string, List<DateTimeOffset>> counted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> tasks = new(StringComparer.Ordinal);

    // One stream of chance for each target: calls to one target follow each other, so that runs differ little however the machine's threads interleave.
    private readonly Dictionary<string, Random> chances = new(StringComparer.Ordinal);
    private string token = "";
    private int tokens;

    /// <summary>What a robot of this key answers next, before it works as usual: a code, an HTTP status (from 500 on), or null for a connection that breaks.</summary>
    public ConcurrentDictionary<string, Queue<int?>> Script { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a call is answered by chance with a fault.</summary>
    public bool Faulty { get; init; }

    /// <summary>Nothing can be reached between these times.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Outage { get; init; }

    /// <summary>Whether robots say "too frequent" at a time although they are within their limit.</summary>
    public Func<DateTimeOffset, bool> IsBusy { get; init; } = _ => false;

    /// <summary>All that was shown, in order.</summary>
    public List<Shown> Board { get; } = [];

    /// <summary>What no bot may do.</summary>
    public List<string> Offences { get; } = [];

    /// <summary>How often each fault was made.</summary>
    public Dictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls that reached the platform.</summary>
    public int Calls { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        lock (turn)
        {
            var now = time.GetUtcNow();
            if (now >= Outage.From && now < Outage.To)
            {
                Made("outage");
                throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
            }

            Calls++;
            return request.RequestUri.AbsolutePath switch
            {
                "/cgi-bin/gettoken" => Answer(0, $",\"access_token\":\"{token = $"token{++tokens}"}\",\"expires_in\":7200"),
                "/cgi-bin/webhook/send" => Robot(query["key"]!, body, now),
                "/cgi-bin/message/send" => Message(query["access_token"]!, body, now),
                var path => throw new InvalidOperationException(path),
            };
        }
    }

    private HttpResponseMessage Robot(string key, string body, DateTimeOffset now)
    {
        if (Script.TryGetValue(key, out var script) && script.TryDequeue(out var planned))
        {
            return planned switch
            {
                null => throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off"),
                >= 500 and < 600 => new HttpResponseMessage((HttpStatusCode)planned),
                { } code => Answer(code),
            };
        }

        return Chance(key, () =>
        {
            if (Count(key, now, TimeSpan.FromMinutes(1)) >= RobotPosts)
            {
                Offences.Add($"{now:O}: more than {RobotPosts} posts a minute to robot {key}");
                return Answer(45009);
            }

            counted[key].Add(now);
            if (IsBusy(now))
            {
                Made("45009");
                return Answer(45009);
            }

            var text = JsonDocument.Parse(body).RootElement.GetProperty("markdown").GetProperty("content").GetString()!;
            if (Encoding.UTF8.GetByteCount(text) > RobotBytes)
            {
                Offences.Add($"{now:O}: a post of more than {RobotBytes} bytes to robot {key}");
                return Answer(40058);
            }

            Board.Add(new Shown(key, text, now));
            return Answer(0);
        });
    }

    private HttpResponseMessage Message(string given, string body, DateTimeOffset now)
    {
        var json = JsonDocument.Parse(body).RootElement;
        var user = json.GetProperty("touser").GetString()!;
        if (given != token || (Faulty && Of(user).Next(100) < 2))
        {
            token = given == token ? "revoked" : token;
            Made("42001");
            return Answer(42001);
        }

        return Chance(user, () =>
        {
            if (seen.TryGetValue(body, out var before) && now - before < TimeSpan.FromSeconds(json.GetProperty("duplicate_check_interval").GetInt32()))
            {
                return Answer(0);
            }

            var isCard = json.TryGetProperty("template_card", out var card);
            if (isCard && !tasks.Add(card.GetProperty("task_id").GetString()!))
            {
                return Answer(42014);
            }

            seen[body] = now;
            if (Count(user, now, TimeSpan.FromMinutes(1)) >= MemberPosts || Count(user, now, TimeSpan.FromHours(1)) >= MemberPostsAnHour)
            {
                // The platform says that it was sent, and drops it.
                Offences.Add($"{now:O}: beyond the limits of member {user}");
                return Answer(0);
            }

            counted[user].Add(now);
            var text = isCard ? card.GetProperty("main_title").GetProperty("title").GetString()! : json.GetProperty("text").GetProperty("content").GetString()!;
            if (Encoding.UTF8.GetByteCount(text) > TextBytes)
            {
                Offences.Add($"{now:O}: a text of more than {TextBytes} bytes");
            }

            Board.Add(new Shown(user, text, now));
            return Answer(0);
        });
    }

    /// <summary>A tenth of the calls meets a server error, a twentieth a broken connection: half of these after the platform did what was asked.</summary>
    private HttpResponseMessage Chance(string whom, Func<HttpResponseMessage> take)
    {
        if (!Faulty)
        {
            return take();
        }

        var roll = Of(whom).Next(1000);
        if (roll < 100)
        {
            Made("HTTP 5xx");
            return new HttpResponseMessage(HttpStatusCode.BadGateway);
        }

        if (roll < 125)
        {
            Made("dropped before");
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");
        }

        var (shown, answer) = (Board.Count, take());
        if (roll < 150)
        {
            Made("dropped after");
            for (var i = shown; i < Board.Count; i++)
            {
                Board[i] = Board[i] with { AnswerLost = true };
            }

            throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");
        }

        return answer;
    }

    private int Count(string whom, DateTimeOffset now, TimeSpan window)
    {
        if (!counted.TryGetValue(whom, out var times))
        {
            counted[whom] = times = [];
        }

        return times.Count(at => at > now - window);
    }

    private Random Of(string whom)
    {
        if (!chances.TryGetValue(whom, out var random))
        {
            chances[whom] = random = new Random(whom.Aggregate(seed, (sum, letter) => unchecked((sum * 31) + letter)));
        }

        return random;
    }

    private void Made(string fault) => Faults[fault] = Faults.GetValueOrDefault(fault) + 1;

    private static HttpResponseMessage Answer(int code, string more = "") =>
        new(HttpStatusCode.OK) { Content = new StringContent(string.Create(CultureInfo.InvariantCulture, $"{{\"errcode\":{code},\"errmsg\":\"\"{more}}}"), Encoding.UTF8, "application/json") };

    /// <summary>One message as people saw it. The tests' notices carry their numbers between crosses.</summary>
    public sealed partial record Shown(string Whom, string Text, DateTimeOffset At)
    {
        /// <summary>Whether the bot never learnt that it was shown.</summary>
        public bool AnswerLost { get; init; }

        public IEnumerable<int> Numbers => Number().Matches(Text).Select(match => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture));

        [GeneratedRegex("#(?<n>[0-9]+)#", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Number();
    }
}
