using HealthNeeds.Dashboard.Worker;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Dashboard.Tests.Worker;

public sealed class WorkerLineTests
{
    [Theory]
    [InlineData("09:12:33 fail: HealthNeeds.Ingest.Worker.RefreshJob[0] Run ended Failed", LogLevel.Error)]
    [InlineData("09:12:33 warn: HealthNeeds.Ingest.Pulls.SourcePull[0] Source qof2021", LogLevel.Warning)]
    [InlineData("09:12:33 info: the word fail: stands further on", LogLevel.Information)]
    [InlineData("crit: Program[0] all is lost", LogLevel.Critical)]
    [InlineData("""{"Timestamp":"09:12:33 ","EventId":0,"LogLevel":"Error","Category":"HealthNeeds.Ingest","Message":"…"}""", LogLevel.Error)]
    [InlineData("""{"Message":"somebody wrote LogLevel"}""", LogLevel.Information)]
    [InlineData("anything else", LogLevel.Information)]
    [InlineData(null, LogLevel.Information)]
    public void Level_IsWhatTheWorkerSaid(string? line, LogLevel level) => WorkerLine.Level(line).Should().Be(level);
}
