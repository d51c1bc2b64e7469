using System.Text.Json;
using HealthNeeds.Core.Releases;

namespace HealthNeeds.Core.Tests.Releases;

public sealed class ChangeJsonTests
{
    [Fact]
    public void Move_TravelsWithItsVerdictAndParts()
    {
        var page = new Page<RankMove>([new RankMove("overall", AreaLevel.Lsoa21, new AreaCode("E01007317"), AreaCode.England, new RankInterval(90, 88, 92, 500), new RankInterval(50, 48, 52, 500), new MoveParts(-40, 0, 0, 0))], 0, 1);
        var move = JsonDocument.Parse(ChangeJson.Write(page)).RootElement.GetProperty("items")[0];
        move.GetProperty("level").GetString().Should().Be("lsoa21");
        move.GetProperty("area").GetString().Should().Be("E01007317");
        move.GetProperty("verdict").GetString().Should().Be("changed");
        move.GetProperty("move").GetInt32().Should().Be(-40);
        move.GetProperty("from").GetProperty("median").GetInt32().Should().Be(90);
        move.GetProperty("parts").GetProperty("newData").GetInt32().Should().Be(-40);
        move.TryGetProperty("causes", out _).Should().BeFalse("parts say it once");
    }

    [Fact]
    public void Difference_TravelsInCamelCaseWithVersionsAsText()
    {
        var first = new ReleaseMark("a", DateTimeOffset.UnixEpoch, DataVersion.First, "1.0.0", "version 1");
        var difference = new ReleaseDifference(
            first, first with { Id = "b", Version = new DataVersion(1, 1, 0) }, ChangeSize.Minor, ["New."], [], [new SeriesChange(ChangeKind.Added, "x", "X", "2021", Sex.Female, AreaLevel.Ltla24, 4)], [], 0, [], [], 0, new MoveOverview(true, null, [], []));
        var json = JsonDocument.Parse(ChangeJson.Write(difference)).RootElement;
        json.GetProperty("to").GetProperty("version").GetString().Should().Be("1.1.0");
        json.GetProperty("size").GetString().Should().Be("minor");
        json.GetProperty("series")[0].GetProperty("sex").GetString().Should().Be("female");
        json.GetProperty("series")[0].GetProperty("level").GetString().Should().Be("ltla24");
    }
}
