using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class PowerTests(ApiServer server)
{
    private const string Example = "/api/v1/power?design=parallel&outcome=proportion&control=0.1&intervention=0.2&clusterSize=10&icc=0.1&power=0.8";

    /// <summary>clusterPower's worked example: 38 clusters an arm, which detect .198922.</summary>
    [Fact]
    public async Task Proportions_OfThePublishedExample_Need38ClustersAnArm()
    {
        var answer = await server.Get(Example);
        answer.GetProperty("clustersPerArm").GetInt32().Should().Be(38);
        answer.GetProperty("clusters").GetInt32().Should().Be(76);
        answer.GetProperty("people").GetDouble().Should().Be(760);
        answer.GetProperty("designEffect").GetDouble().Should().Be(1.9);
        answer.GetProperty("detectable").GetDouble().Should().BeApproximately(0.198922, 1e-6);
        answer.GetProperty("feasible").GetBoolean().Should().BeTrue();
        answer.GetProperty("reason").ValueKind.Should().Be(JsonValueKind.Null);
        (await server.Get(Example + "&test=t")).GetProperty("clustersPerArm").GetInt32().Should().Be(39);
    }

    [Fact]
    public async Task Means_AreJudgedByT_AndSteppedWedgesCountAllClusters()
    {
        var means = await server.Get("/api/v1/power?outcome=mean&control=0&intervention=1&deviation=2.2360679775&clusterSize=10&icc=0.1");
        (means.GetProperty("test").GetString(), means.GetProperty("clustersPerArm").GetInt32()).Should().Be(("t", 16));
        var wedge = await server.Get("/api/v1/power?design=stepped-wedge&outcome=mean&control=0&intervention=1.5&deviation=4&clusterSize=50&icc=0.2&steps=5&autocorrelation=0.8");
        wedge.GetProperty("clustersPerArm").ValueKind.Should().Be(JsonValueKind.Null);
        wedge.GetProperty("clusters").GetInt32().Should().Be(10);
        wedge.GetProperty("people").GetDouble().Should().Be(10 * 50 * 6);
    }

    [Fact]
    public async Task Infeasible_OfOnePersonACluster_IsToldInTheSingular() =>
        (await server.Get("/api/v1/power?outcome=proportion&control=0.0000001&intervention=0.0000002&clusterSize=1&icc=0")).GetProperty("reason").GetString().Should().Contain("with 1 person a cluster,");

    [Theory]
    [InlineData("&clusters=4", "clusters", "k:")]
    [InlineData("&clusters=30", "cluster-size", "m:")]
    [InlineData("&clusters=34&sizeCv=3", "clustering", "ρ:")]
    public async Task Infeasible_SaysWhichNumberMakesItSo(string more, string limit, string begins)
    {
        var answer = await server.Get(Example + more);
        answer.GetProperty("feasible").GetBoolean().Should().BeFalse();
        answer.GetProperty("limit").GetString().Should().Be(limit);
        answer.GetProperty("reason").GetString().Should().StartWith(begins);
    }

    [Theory]
    [InlineData("/api/v1/power", "control")]
    [InlineData("/api/v1/power?control=0.1&intervention=0.2&clusterSize=10", "icc")]
    [InlineData("/api/v1/power?control=0.1&intervention=1.2&clusterSize=10&icc=0.1", "intervention")]
    [InlineData("/api/v1/power?control=0.1&intervention=0.1&clusterSize=10&icc=0.1", "intervention")]
    [InlineData("/api/v1/power?control=0.1&intervention=0.2&clusterSize=10&icc=1e-1", "icc")]
    [InlineData("/api/v1/power?control=0.1&intervention=0.2&clusterSize=10&icc=2", "icc")]
    [InlineData("/api/v1/power?control=0.1&intervention=0.2&clusterSize=10&icc=0.1&deviation=1", "deviation")]
    [InlineData("/api/v1/power?outcome=rate&control=0.1&intervention=0.2&clusterSize=10&icc=0.1", "icc")]
    [InlineData("/api/v1/power?outcome=rate&control=0.1&intervention=0.2&clusterSize=10&betweenCv=0.1&test=t", "test")]
    [InlineData("/api/v1/power?design=stepped-wedge&control=0.1&intervention=0.2&clusterSize=10&icc=0.1&sizeCv=0.2", "sizeCv")]
    public async Task BadQuestion_IsRefusedByName(string address, string parameter) =>
        (await server.Refusal(address, 400)).GetProperty("parameter").GetString().Should().Be(parameter);

    [Fact]
    public async Task Refusal_NamesLimitsThatAreReadThemselves() =>
        (await server.Refusal("/api/v1/power?outcome=mean&control=0&intervention=1&deviation=0&clusterSize=10&icc=0.1", 400)).GetProperty("allowed")[0].GetString().Should().Be("a number from 0.000000001 to 1000000000");

    [Theory]
    [InlineData("outcome=rate&betweenCv=2", new[] { 1.0, 2, 4 })]
    [InlineData("outcome=rate&betweenCv=0.25", new[] { 0.125, 0.25, 0.5 })]
    [InlineData("icc=1", new[] { 0.5, 1 })]
    [InlineData("icc=0.6", new[] { 0.3, 0.6, 1 })]
    [InlineData("icc=0", new[] { 0, 0.01, 0.05 })]
    public async Task Curve_IsOverHalfAndTwiceTheClustering_OfWhichOnlyACorrelationEndsAtOne(string asked, double[] clusterings)
    {
        var answer = await server.Get($"/api/v1/power?control=0.1&intervention=0.2&clusterSize=10&clusters=20&{asked}");
        foreach (var points in answer.GetProperty("curve").EnumerateArray().GroupBy(p => p.GetProperty("clusters").GetInt32()))
            points.Select(p => p.GetProperty("clustering").GetDouble()).Should().Equal(clusterings);
    }

    /// <summary>Where all people of a cluster are the same, one of them says all.</summary>
    [Fact]
    public async Task ClusterSizeNeeded_IsOnePersonAtLeast() =>
        (await server.Get("/api/v1/power?control=0.1&intervention=0.2&clusterSize=10&icc=1")).GetProperty("clusterSizeNeeded").GetDouble().Should().Be(1);

    [Fact]
    public async Task Csv_IsTheCurve()
    {
        var answer = await server.Get(Example);
        var lines = (await server.Client.GetStringAsync(Example + "&format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(1 + answer.GetProperty("curve").GetArrayLength());
        lines[0].Should().EndWith("clusters,clustering,power");
    }
}
