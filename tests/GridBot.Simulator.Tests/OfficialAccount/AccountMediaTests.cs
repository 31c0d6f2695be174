// Temporary media of the account.
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class AccountMediaTests
{
    private static readonly byte[] Film = [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[20]];

    [Fact]
    public async Task An_upload_is_fetched_sent_and_gone_after_three_days()
    {
        await using var stage = await AccountStage.OpenAsync();
        var answer = await stage.UploadAsync("image", Stage.Png(), "a.png");
        Assert.Equal(stage.Clock.GetUtcNow().ToUnixTimeSeconds(), (long)answer["created_at"]!);
        Assert.Null(answer["errcode"]);
        var id = (string)answer["media_id"]!;
        using var fetched = await stage.GetRawAsync($"media/get?access_token={stage.Token}&media_id={id}");
        Assert.Equal(Stage.Png(), await fetched.Content.ReadAsByteArrayAsync(AccountStage.Ended));
        await stage.Phone.SendTextAsync("在吗", AccountStage.Ended);
        Assert.Equal(0, AccountStage.Code(await stage.CallAsync("message/custom/send", new { touser = AccountStage.Liu, msgtype = "image", image = new { media_id = id } })));
        Assert.Equal(Stage.Png(), stage.Account.MediaBytes(stage.Phone.Messages[^1].MediaId));
        stage.Clock.Advance(TimeSpan.FromDays(3));
        var token = await stage.NewTokenAsync();
        Assert.Equal(40007, AccountStage.Code(await stage.GetAsync($"media/get?access_token={token}&media_id={id}")));
    }

    [Fact]
    public async Task A_film_is_fetched_by_an_address()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendVideoAsync(Film, AccountStage.Ended);
        var id = stage.Bot.Messages.Single()["MediaId"];
        await stage.CallAsync("menu/get");
        var answer = await stage.GetAsync($"media/get?access_token={stage.Token}&media_id={id}");
        using var http = new HttpClient();
        Assert.Equal(Film, await http.GetByteArrayAsync(new Uri((string)answer["video_url"]!), AccountStage.Ended));
    }

    [Theory]
    [InlineData("image", 40005)]
    [InlineData("file", 40004)]
    [InlineData("thumb", 40005)]
    public async Task The_type_is_checked(string kind, int code)
    {
        await using var stage = await AccountStage.OpenAsync();
        Assert.Equal(code, AccountStage.Code(await stage.UploadAsync(kind, [.. "plain words"u8], "a.txt")));
    }

    [Fact]
    public async Task A_cover_has_an_id_under_its_own_name_and_a_size_of_its_own()
    {
        await using var stage = await AccountStage.OpenAsync();
        byte[] picture = [0xFF, 0xD8, 0xFF, .. new byte[100]];
        Assert.NotNull((await stage.UploadAsync("thumb", picture, "a.jpg"))["thumb_media_id"]);
        Assert.Equal(40006, AccountStage.Code(await stage.UploadAsync("thumb", [.. picture, .. new byte[64 << 10]], "a.jpg")));
        Assert.Equal(44001, AccountStage.Code(await stage.UploadAsync("thumb", [], "a.jpg")));
    }
}
