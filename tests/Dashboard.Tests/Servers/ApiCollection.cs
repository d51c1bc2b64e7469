namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>Tests that read one fixture release share one server.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiServer>
{
    public const string Name = "API";
}
