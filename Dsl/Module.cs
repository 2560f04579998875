namespace NetGen;

/// <summary>A part of a network: its fields are layers, arrays and lists of layers, or other modules, and name the weights.</summary>
public abstract class Module;
