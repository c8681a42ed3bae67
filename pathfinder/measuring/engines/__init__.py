"""Where does the kernel run? On this machine's cores, or on Apache Spark; the numbers are the same."""
