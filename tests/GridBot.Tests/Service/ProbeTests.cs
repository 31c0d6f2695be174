// probe
using Xunit;
namespace GridBot.Tests.Service;
public sealed class ProbeTests
{
    [Fact]
    public async Task Probe()
    {
        await using var stage = await ServiceStage.OpenAsync();
        var o = TestContext.Current.TestOutputHelper!;
        void Show(CallbackAnswer a) => o.WriteLine($"{a.Status} text=[{a.Text}] button=[{a.Button}]");
        Show(await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱,电话13912345678"));
        var card = await stage.Platform.SentAsync("zhang");
        o.WriteLine(card.Body!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Show(await stage.Client.TapAsync("zhang", card, "提交"));
        o.WriteLine((await stage.Platform.SentAsync("zhang", 2)).Words);
        o.WriteLine((await stage.Platform.NoticeAsync("gonganju")).Words);
        Show(await stage.Client.TextAsync("zhang", "楼道里消防栓没水,水带也没了"));
        o.WriteLine((await stage.Platform.SentAsync("zhang", 3)).Words);
        Show(await stage.Client.TextAsync("zhang", "锦绣小区5号楼"));
        Show(await stage.Client.TextAsync("zhang", "提交"));
        Show(await stage.Client.TextAsync("zhang", "3号楼新搬来一家回族的"));
        o.WriteLine(await stage.ReadinessAsync());
        o.WriteLine(string.Join("\n", (await stage.MetricsAsync()).Split('\n').Where(l => l.Contains("gridbot"))));
        o.WriteLine(stage.Log.All);
    }
}
