namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard before the first release.</summary>
public sealed class EmptyServer() : ApiServer(_ => null);
